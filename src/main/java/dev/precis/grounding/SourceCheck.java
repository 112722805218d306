package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks that whoever the text names for a claim is whom the article names for it, or one who speaks for the same. */
final class SourceCheck {
    /** The length of " heard ". */
    private static final int HEARD = 7;

    private final SourceTexts texts;
    private final Side text;
    private final Findings findings;
    private final NameForms forms;
    private final SameSource same;
    private final ClaimContent contents;
    private final Denials denials;
    private final LoneSpeakers lone;
    private final Outlets outlets;
    private final Channels channels;
    private final QuotedSpeaker quotedSpeaker;
    private final FigureClaimant figureClaimant;
    private final SourceItems sourceItems;

    SourceCheck(Side text, ArticleIndex article, Binder binder, Findings findings, Map<Fact, List<Fact>> operands) {
        this.texts = new SourceTexts(text, article);
        this.text = text;
        this.findings = findings;
        this.forms = new NameForms(texts);
        this.same = new SameSource(texts);
        this.contents = new ClaimContent(texts);
        this.denials = new Denials(texts);
        this.lone = new LoneSpeakers(texts);
        this.outlets = new Outlets(texts);
        this.sourceItems = new SourceItems(texts, findings);
        this.channels = new Channels(texts, same);
        this.quotedSpeaker = new QuotedSpeaker(texts, sourceItems);
        this.figureClaimant = new FigureClaimant(texts, binder, operands, sourceItems);
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        List<Claim> claims = new ArrayList<>(text.reading.claims());
        claims.addAll(lone.claims());
        Map<Integer, List<Claim>> bySentence = new HashMap<>();
        for (Claim claim : claims) {
            bySentence
                    .computeIfAbsent(text.sentenceAt(claim.cue().start()), key -> new ArrayList<>())
                    .add(claim);
        }
        for (Claim claim : claims) {
            List<Claim> beside =
                    bySentence.getOrDefault(text.sentenceAt(claim.cue().start()), List.of());
            for (String id : isWithinOther(claim, beside) ? List.<String>of() : SourceTexts.ids(claim)) {
                Source source = id.isEmpty() ? speaker(claim.cue()) : texts.textSpeakers.byId(id);
                Span mention = source == null ? null : mention(source, claim);
                if (source != null && mention != null && done.add(mention)) {
                    items.add(check(source, mention, claim, bound));
                }
            }
        }
        return items;
    }

    /** "According to people who know, Luma is aiming for eight": whom another's words tell of says nothing here. */
    private boolean isWithinOther(Claim claim, List<Claim> claims) {
        boolean behind = !claim.content().isEmpty()
                && claim.content().stream()
                        .allMatch(content -> content.end() <= claim.cue().start());
        boolean says = behind
                || text.words.get(Math.max(0, text.sentenceAt(claim.cue().start()))).stream()
                        .anyMatch(word ->
                                claim.cue().overlaps(word.span()) && text.vocabulary.is("saying", word.lower()));
        return !says
                && claims.stream()
                        .anyMatch(other -> other != claim
                                && other.content().stream()
                                        .anyMatch(content ->
                                                content.start() <= claim.cue().start()
                                                        && claim.cue().end() <= content.end()));
    }

    private Source speaker(Span name) {
        boolean organisation = texts.textSpeakers.read(name.in(text.text)).stream()
                .anyMatch(word -> word.isParty() || text.vocabulary.is("official-words", word.lower()));
        SourceKind kind = organisation ? SourceKind.ORGANISATION : SourceKind.PERSON;
        return new Source("", name.in(text.text), null, kind, List.of(name), 1);
    }

    private static @Nullable Span mention(Source source, Claim claim) {
        return source.mentions().stream()
                .filter(mention -> mention.overlaps(claim.cue()))
                .findFirst()
                .orElse(null);
    }

    private Item check(Source source, Span mention, Claim claim, Map<Fact, Fact> bound) {
        if (isHeading(mention)) {
            return findings.unchecked(mention, Item.Kind.SOURCE, "This is a heading.");
        }
        if (isHearing(mention, claim)) {
            return findings.unchecked(mention, Item.Kind.SOURCE, "Whoever hears tells nothing.");
        }
        if (isReportedOf(mention)) {
            return findings.unchecked(mention, Item.Kind.SOURCE, "This is told of, and tells nothing.");
        }
        List<Word> name = texts.textSpeakers.read(mention.in(text.text));
        if (!forms.isProperName(name)) {
            boolean denied = contents.isTelling(claim)
                    && contents.factsOf(claim).stream()
                            .map(bound::get)
                            .anyMatch(fact -> fact != null && denials.isDeniedBy(claim, name, fact.sentence()));
            Source other = denied ? null : quotedSpeaker.otherOffice(claim, name);
            if (other != null) {
                return sourceItems.differs(mention, claim, other);
            }
            List<Word> author = author(name);
            Item wrong = author.isEmpty() ? null : quotedSpeaker.wrongSpeaker(mention, claim, Set.of(), author);
            if (wrong != null) {
                return wrong;
            }
            return denied ? sourceItems.notSaid(mention, claim) : sourceItems.unnamed(mention);
        }
        List<Source> matching = texts.sources.values().stream()
                .filter(other -> same.maySpeakFor(source, name, other))
                .toList();
        if (matching.isEmpty() && isClause(claim, name)) {
            return findings.unchecked(mention, Item.Kind.SOURCE, "These words open what follows.");
        }
        if (matching.isEmpty() && !same.isNamed(source, name)) {
            boolean author = texts.article.side.view(Author.class, Author::new).isSpeaking();
            return author && source.kind() == SourceKind.PERSON
                    ? findings.unchecked(mention, Item.Kind.SOURCE, "This may be the author of the article.")
                    : outlet(source, mention, claim, bound);
        }
        Set<String> named = new HashSet<>();
        same.meant(name, matching).forEach(other -> named.add(other.id()));
        boolean channel = source.id().equals(claim.via());
        Item wrong = channel ? null : quotedSpeaker.wrongSpeaker(mention, claim, named, name);
        wrong = wrong == null && !channel
                ? figureClaimant.wrongClaim(mention, claim, named, source, name, bound)
                : wrong;
        Source right = channel ? channels.right(claim, named) : null;
        wrong = right == null ? wrong : sourceItems.differs(mention, claim, right);
        if (wrong != null) {
            return wrong;
        }
        String id = matching.isEmpty() ? null : matching.get(0).id();
        return id == null
                ? findings.unchecked(mention, Item.Kind.SOURCE, "The article has this name, but no statement of it.")
                : findings.source(
                        mention,
                        id,
                        matching.get(0).mentions().stream().limit(1).toList());
    }

    /** "A statement by the Board": the name behind "by" or "from". */
    private List<Word> author(List<Word> name) {
        for (int at = 1; at + 1 < name.size(); at++) {
            List<Word> behind = name.subList(at + 1, name.size());
            if (name.get(at).lower().matches("by|from") && forms.isProperName(behind)) {
                return behind;
            }
        }
        return List.of();
    }

    private Item outlet(Source source, Span mention, Claim claim, Map<Fact, Fact> bound) {
        return outlets.mayBeTheOutlet(source, claim, bound)
                ? findings.unchecked(mention, Item.Kind.SOURCE, "This may be the outlet of the article itself.")
                : sourceItems.unknown(mention);
    }

    /** "Accounts of his state differ: …" is no one's statement. */
    private boolean isClause(Claim claim, List<Word> name) {
        Word last = name.get(name.size() - 1);
        boolean role = text.vocabulary.is("name-roles", last.lower())
                || text.vocabulary.is("official-words", last.lower())
                || text.vocabulary.is("person-nouns", last.lower());
        return claim.cue().in(text.text).endsWith(":") && name.size() > 2 && !last.isCapital() && !role;
    }

    /** "Jurors at the Bailey heard that", of an article in which a court or a jury hears or is told. */
    private boolean isHearing(Span mention, Claim claim) {
        boolean hears = claim.cue().in(text.text).matches("(?s).*\\bheard\\b.*")
                || text.text
                        .substring(mention.end(), Math.min(text.text.length(), mention.end() + HEARD))
                        .startsWith(" heard ");
        boolean court = texts.textSpeakers.read(mention.in(text.text)).stream().anyMatch(this::isCourt);
        return hears
                && court
                && texts.article.side.words.stream()
                        .anyMatch(words -> words.stream().anyMatch(this::isCourt)
                                && words.stream().anyMatch(word -> word.lower().matches("heard|hears|told|hearing")));
    }

    private boolean isCourt(Word word) {
        return word.lower().matches("jury|juries|jurors?|courts?|inquest|tribunal");
    }

    /** "The six villages reported retaken": no one counts who speaks. */
    private boolean isCounted(Span mention) {
        return text.facts.get(text.sentenceAt(mention.start())).stream()
                .anyMatch(fact -> fact.span().overlaps(mention));
    }

    /** "Third climber reported killed": a headline leaves out that he is. */
    private boolean isReportedOf(Span mention) {
        int sentence = text.sentenceAt(mention.start());
        List<Word> words = sentence < 0 ? List.of() : text.words.get(sentence);
        int at = sentence < 0 ? 0 : text.wordAt(sentence, mention.end());
        return at + 1 < words.size()
                && words.get(at).lower().equals("reported")
                && (text.vocabulary.is("reported-states", words.get(at + 1).lower())
                        || isCounted(mention) && words.get(at + 1).lower().endsWith("en"));
    }

    /** "In brief:", "Background:" at the head of a line. */
    private boolean isHeading(Span mention) {
        int from = mention.start() - 1;
        while (from >= 0 && "*#-_> ".indexOf(text.text.charAt(from)) >= 0) {
            from--;
        }
        boolean opens = from < 0 || text.text.charAt(from) == '\n';
        String rest = text.text.substring(mention.end()).stripLeading();
        boolean colon = rest.startsWith(":") || rest.startsWith("**");
        return opens
                && colon
                && texts.textSpeakers.read(mention.in(text.text)).stream()
                        .anyMatch(word -> text.vocabulary.is("headings", word.lower()));
    }
}
