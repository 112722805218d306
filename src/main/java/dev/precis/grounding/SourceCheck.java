package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.sources.Attribution;
import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.sources.Speech;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks that whoever the text names for a claim is whom the article names for it, or one who speaks for the same. */
final class SourceCheck {
    /** How many sentences around a number may name whom it is from. */
    private static final int BESIDE = 2;

    /** Letters of a quotation that is more than a word or two. */
    private static final int SHORTEST_QUOTE = 12;

    /** Of a text with more quotations than this the speakers are not compared: that would take too long. */
    private static final int MOST_QUOTATIONS = 100;
    /** Of words that the article has more often the first places only are looked at. */
    private static final int MOST_PLACES = 10;

    /** Words that a statement shares at least with the sentence of the article that clearly tells it, */
    private static final int CLEAR_WORDS = 4;
    /** and which share of its words' worth. */
    private static final double CLEAR = 0.5;
    /** A sentence of one's own that has this share of the best one's coverage may be meant as well. */
    private static final double OWN = 0.65;
    /** Of a number's statement by a person so much is enough, if it shares as many words as a clear one. */
    private static final double SAID = 0.4;

    /** How many words behind a name may tell that it denies something. */
    private static final int DENIAL = 6;
    /** How many words around a mention may say whom somebody belongs to, */
    private static final int DESCRIPTION = 7;
    /** and of how many mentions. */
    private static final int MENTIONS = 12;

    /** The rule of a claim that only a name and a verb beside it make. */
    private static final String LONE = "lone-speaker";

    /** Letters of a verb with its auxiliaries: " has now acknowledged". */
    private static final int LONGEST_VERB = 30;

    private static final int SHORTEST_FORM = 4;
    private static final int PUBLISHED = 24;
    private static final Pattern PUBLISHER =
            Pattern.compile("(?i)\\b(?:article|report|story|piece|column|writing) (?:in|by|for|from) (?:the )?$");

    /** What the article's sources are called, and which parties they stand for, by their ids. */
    private static final class Described {
        private final Map<String, List<Word>> names = new ConcurrentHashMap<>();
        private final Map<String, Set<String>> parties = new ConcurrentHashMap<>();
    }

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Map<Fact, List<Fact>> operands;
    private final Speakers textSpeakers;
    private final Speakers speakers;
    private final List<Quotation> quotations;
    private QuotationCheck.@Nullable Letters quotable;
    private final Initials initials;
    private final Statements statements;
    private final Map<String, Source> articleSources = new LinkedHashMap<>();
    private final Capitals capitals;
    private final Capitals articleCapitals;
    private final Described described;

    SourceCheck(Side text, ArticleIndex article, Binder binder, Findings findings, Map<Fact, List<Fact>> operands) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.operands = operands;
        this.textSpeakers = new Speakers(text);
        this.speakers = new Speakers(article.side);
        this.quotations = Quotation.in(text.text);
        this.initials = article.side.view(Initials.class, Initials::new);
        this.statements = article.statements();
        this.described = article.side.view(Described.class, side -> new Described());
        this.capitals = text.view(Capitals.class, Capitals::new);
        this.articleCapitals = article.side.view(Capitals.class, Capitals::new);
        article.side.reading.sources().forEach(source -> articleSources.put(source.id(), source));
    }

    List<Item> check(Map<Fact, Fact> bound) {
        List<Item> items = new ArrayList<>();
        Set<Span> done = new HashSet<>();
        List<Claim> claims = new ArrayList<>(text.reading.claims());
        claims.addAll(loneSpeakers());
        Map<Integer, List<Claim>> bySentence = new HashMap<>();
        for (Claim claim : claims) {
            bySentence
                    .computeIfAbsent(text.sentenceAt(claim.cue().start()), key -> new ArrayList<>())
                    .add(claim);
        }
        for (Claim claim : claims) {
            List<Claim> beside =
                    bySentence.getOrDefault(text.sentenceAt(claim.cue().start()), List.of());
            for (String id : isWithinOther(claim, beside) ? List.<String>of() : ids(claim)) {
                Source source = id.isEmpty() ? speaker(claim.cue()) : textSpeakers.byId(id);
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
        boolean says = text.words.get(Math.max(0, text.sentenceAt(claim.cue().start()))).stream()
                .anyMatch(word -> claim.cue().overlaps(word.span()) && text.vocabulary.is("saying", word.lower()));
        return !says
                && claims.stream()
                        .anyMatch(other -> other != claim
                                && other.content().stream()
                                        .anyMatch(content ->
                                                content.start() <= claim.cue().start()
                                                        && claim.cue().end() <= content.end()));
    }

    /** "…, Ames said." where the reader of sources found no claim. */
    private List<Claim> loneSpeakers() {
        List<Claim> claims = new ArrayList<>();
        Set<Integer> claimed = new HashSet<>();
        text.reading
                .claims()
                .forEach(claim -> claimed.addAll(List.of(
                        text.sentenceAt(claim.cue().start()),
                        text.sentenceAt(claim.cue().end()))));
        for (int sentence = 0; sentence < text.size(); sentence++) {
            Span whole = text.sentence(sentence);
            List<Word> words = text.words.get(sentence);
            for (int at = 1; at < words.size(); at++) {
                Span name = isTold(words, at) ? nameBefore(words, at) : null;
                if (name != null && !claimed.contains(sentence)) {
                    claims.add(new Claim(List.of(whole), "", null, name, Speech.REPORTED, LONE));
                }
            }
        }
        return claims;
    }

    /** "…, Ames said"; "…, Ames calculates." */
    private boolean isTold(List<Word> words, int at) {
        String verb = words.get(at).lower();
        return text.vocabulary.is("saying", verb) || at == words.size() - 1 && text.vocabulary.is("reckoning", verb);
    }

    private @Nullable Span nameBefore(List<Word> words, int at) {
        int from = at;
        while (from > 0
                && isTelling(words.get(from - 1))
                && (from == at || !words.get(from).afterMark())) {
            from--;
        }
        boolean name = from < at
                && !words.get(at).afterMark()
                && !text.vocabulary.is("weekdays", words.get(at - 1).lower());
        return name
                ? new Span(
                        words.get(from).span().start(), words.get(at - 1).span().end())
                : null;
    }

    private Source speaker(Span name) {
        boolean organisation = textSpeakers.read(name.in(text.text)).stream()
                .anyMatch(word -> word.isParty() || text.vocabulary.is("official-words", word.lower()));
        SourceKind kind = organisation ? SourceKind.ORGANISATION : SourceKind.PERSON;
        return new Source("", name.in(text.text), null, kind, List.of(name), 1);
    }

    private static List<String> ids(Claim claim) {
        String via = claim.via();
        return via == null ? List.of(claim.source()) : List.of(claim.source(), via);
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
        List<Word> name = textSpeakers.read(mention.in(text.text));
        if (!isProperName(name)) {
            boolean denied = isTelling(claim)
                    && factsOf(claim).stream()
                            .map(bound::get)
                            .anyMatch(fact -> fact != null && isDeniedBy(claim, name, fact.sentence()));
            return denied ? notSaid(mention, claim) : unnamed(mention);
        }
        List<Source> matching = articleSources.values().stream()
                .filter(other -> maySpeakFor(source, name, other))
                .toList();
        if (matching.isEmpty() && !isNamed(source, name)) {
            return mayBeTheOutlet(source, claim, bound)
                    ? findings.unchecked(mention, Item.Kind.SOURCE, "This may be the outlet of the article itself.")
                    : unknown(mention);
        }
        Set<String> named = new HashSet<>();
        matching.forEach(other -> named.add(other.id()));
        boolean channel = source.id().equals(claim.via());
        Item wrong = channel ? null : wrongSpeaker(mention, claim, named, name);
        wrong = wrong == null && !channel ? wrongClaim(mention, claim, named, source, name, bound) : wrong;
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

    /** A name of its own: not "she", "a former minister", "the company", "the group's president". */
    private boolean isProperName(List<Word> name) {
        if (name.isEmpty() || text.vocabulary.is("indefinite", name.get(0).lower())) {
            return false;
        }
        boolean plain = name.size() > 1
                && name.stream().skip(1).noneMatch(Word::isCapital)
                && !name.get(0).isParty()
                && !hasCapital(name.get(0).lower())
                && text.vocabulary.is("person-nouns", name.get(name.size() - 1).lower());
        boolean possessive = name.size() == 2
                && name.get(0).text().matches(".*['’]s?")
                && hasSmall(name.get(0).lower())
                && !name.get(1).isCapital();
        if (plain || possessive) {
            return false;
        }
        return name.stream().skip(1).anyMatch(Word::isCapital)
                || name.size() == 1 && isTelling(name.get(0)) && !isPlainWord(name.get(0))
                || isTelling(name.get(0))
                        && !(name.size() == 1 && isPlainWord(name.get(0)))
                        && (name.get(0).isParty() || article.hasWord(name.get(0).lower()));
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
                && textSpeakers.read(mention.in(text.text)).stream()
                        .anyMatch(word -> text.vocabulary.is("headings", word.lower()));
    }

    /** "Employers" at the head of a sentence is no name; neither text has it with a capital elsewhere. */
    private boolean isPlainWord(Word word) {
        return !word.isParty() && word.lower().endsWith("s") && !hasCapital(word.lower());
    }

    /** "Children's father": the article has "children" as a word. */
    private boolean hasSmall(String lower) {
        return article.sentencesWith(text.vocabulary.key(lower)).stream()
                .anyMatch(sentence -> article.side.words.get(sentence).stream()
                        .anyMatch(word -> word.lower().equals(lower) && !word.isCapital()));
    }

    private boolean hasCapital(String lower) {
        return capitals.has(lower) || articleCapitals.has(lower);
    }

    /** "the harbour authority" names nobody, but it may be just what the article calls its source. */
    private Item unnamed(Span mention) {
        String told = mention.in(text.text).toLowerCase(Locale.ROOT);
        for (Source source : articleSources.values()) {
            String name = source.name().toLowerCase(Locale.ROOT);
            if (told.equals(name)
                    || told.endsWith(" " + name) && told.indexOf(' ') == told.length() - name.length() - 1) {
                return findings.source(
                        mention,
                        source.id(),
                        source.mentions().stream().limit(1).toList());
            }
        }
        return findings.unchecked(mention, Item.Kind.SOURCE, "No name is given here.");
    }

    /** An outlet that the article does not name may be the one that published it, unless somebody else told the figures. */
    private boolean mayBeTheOutlet(Source source, Claim claim, Map<Fact, Fact> bound) {
        return (source.kind() == SourceKind.OUTLET || isCalledArticle(claim) || isPublisher(source))
                && factsOf(claim).stream()
                        .map(bound::get)
                        .noneMatch(fact -> fact != null
                                && article.side
                                                .reading
                                                .attribution(fact.figure())
                                                .source()
                                        != null);
    }

    /** "An article in the Globe", anywhere in the text. */
    private boolean isPublisher(Source source) {
        String name = source.name().replaceFirst("(?i)^the ", "");
        int at = text.text.indexOf(name);
        while (at >= 0) {
            String before = text.text.substring(Math.max(0, at - PUBLISHED), at);
            if (PUBLISHER.matcher(before).find()) {
                return true;
            }
            at = text.text.indexOf(name, at + name.length());
        }
        return false;
    }

    /** "According to an article in the Globe": the article itself, as a summary may call it. */
    private boolean isCalledArticle(Claim claim) {
        return textSpeakers.read(claim.cue().in(text.text)).stream()
                .anyMatch(word -> text.vocabulary.is("summary-words", word.lower()));
    }

    private Item unknown(Span mention) {
        return findings.unsupported(
                mention,
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                null,
                "The article does not name “" + findings.told(mention) + "” as a source: name the article's.");
    }

    /** True where the article has the words of the name at all. */
    private boolean isNamed(Source source, List<Word> name) {
        List<Word> telling = name.stream()
                .filter(word -> word.isCapital() && !word.key().isEmpty())
                .toList();
        List<Word> own = telling.stream()
                .filter(word -> !text.vocabulary.is("official-words", word.lower()))
                .toList();
        List<Word> needed = own.isEmpty() ? telling : own;
        if (source.kind() == SourceKind.PERSON && !needed.isEmpty()) {
            needed = List.of(needed.get(needed.size() - 1));
        }
        return needed.stream().allMatch(word -> article.hasKey(word.key()) || article.hasWord(word.lower()))
                || initials.names(source.name());
    }

    // ---------------------------------------------------------------- who said the quoted words

    /** Quoted words that the article has from another mouth. */
    private @Nullable Item wrongSpeaker(Span mention, Claim claim, Set<String> named, List<Word> name) {
        for (List<Span> places : quoted(claim)) {
            Source right = null;
            for (Span place : places) {
                Source speaker = speakerAt(place, named, name);
                if (speaker == null) {
                    right = null;
                    break;
                }
                right = right == null ? speaker : right;
            }
            if (right != null) {
                return differs(mention, claim, right);
            }
        }
        return null;
    }

    /** Who certainly speaks here, and is not whom the text names; null where nobody, or it may be them. */
    private @Nullable Source speakerAt(Span place, Set<String> named, List<Word> name) {
        int sentence = article.side.sentenceAt(place.start());
        Set<String> there = new LinkedHashSet<>();
        boolean open = false;
        for (Claim other : statements.in(sentence)) {
            boolean speech = other.content().stream().allMatch(content -> content.length() < SHORTEST_QUOTE);
            if (speech || other.content().stream().anyMatch(place::overlaps)) {
                there.addAll(ids(other));
                open |= isOpen(other.cue(), name);
            }
        }
        Source right = there.stream()
                .map(articleSources::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (right == null || open || there.stream().anyMatch(named::contains) || isEpithet(name)) {
            return null;
        }
        boolean near = named.isEmpty() || isNear(name, sentence, 1);
        boolean proper = isProperName(speakers.read(right.name())) && !isCountry(right);
        return proper && !isJoined(name, right) && (!near || isOtherSpeaker(right, name)) ? right : null;
    }

    /** A country that is read as a speaker: "kept out Orsk's last two shots". */
    private boolean isCountry(Source source) {
        boolean country = speakers.read(source.name()).stream().allMatch(Word::isParty);
        return country
                && (source.kind() == SourceKind.PERSON
                        || source.mentions().stream()
                                .noneMatch(mention -> speakers.read(mention.in(article.side.text)).stream()
                                        .anyMatch(Word::isParty)));
    }

    /** Two people, each with a name of their own. */
    private boolean isOtherSpeaker(Source right, List<Word> name) {
        return right.kind() == SourceKind.PERSON
                && !sharesName(name, speakers.words(right))
                && name.stream().anyMatch(this::isTelling);
    }

    /** Where the article has what the claim quotes: all places of each quotation. */
    private List<List<Span>> quoted(Claim claim) {
        List<List<Span>> found = new ArrayList<>();
        for (Quotation quotation : quotations.size() > MOST_QUOTATIONS ? List.<Quotation>of() : quotations) {
            boolean own = claim.content().stream()
                    .anyMatch(content -> beforeSemicolon(content, claim.cue()).overlaps(quotation.words()));
            String letters = own
                    ? QuotationCheck.Letters.of(quotation.words().in(text.text)).letters()
                    : "";
            if (letters.length() >= SHORTEST_QUOTE) {
                found.add(placesOf(letters));
            }
        }
        return found;
    }

    private List<Span> placesOf(String letters) {
        List<Span> places = new ArrayList<>();
        int at = quotable().letters().indexOf(letters);
        while (at >= 0 && places.size() < MOST_PLACES) {
            places.add(quotable().span(at, at + letters.length()));
            at = quotable().letters().indexOf(letters, at + letters.length());
        }
        return places;
    }

    private QuotationCheck.Letters quotable() {
        if (quotable == null) {
            quotable = article.side.view(QuotationCheck.Letters.class, side -> QuotationCheck.Letters.of(side.text));
        }
        return quotable;
    }

    // ---------------------------------------------------------------- the claim

    private @Nullable Item wrongClaim(
            Span mention, Claim claim, Set<String> named, Source source, List<Word> name, Map<Fact, Fact> bound) {
        boolean told = factsOf(claim).stream()
                .flatMap(fact -> operands.getOrDefault(fact, List.of()).stream())
                .anyMatch(operand -> isToldBy(named, operand));
        boolean beside = false;
        boolean far = false;
        boolean denied = false;
        Source right = null;
        for (Fact fact : factsOf(claim)) {
            Fact other = bound.get(fact);
            if (other != null) {
                Set<String> there = sourcesOf(fact, other);
                if (there.isEmpty()) {
                    there.addAll(sourcesIn(other.sentence()));
                    statements.in(other.sentence()).forEach(speech -> there.addAll(ids(speech)));
                }
                boolean tells = opensClauseOf(name, other) && !isBesideClaimant(name, other, there)
                        || isOpen(
                                article.side.reading.attribution(other.figure()).cue(), name)
                        || isRoleOf(source, name, other, there)
                        || isChannelOf(source, name, other, there)
                        || isShortTitle(source, name, there);
                denied |= isDeniedBy(claim, name, other.sentence());
                if (tells || there.stream().anyMatch(named::contains)) {
                    told = true;
                } else if (isBeside(name, other, there)) {
                    beside = true;
                } else if (right == null) {
                    far |= there.isEmpty() && isFar(named, other) && !initials.near(source.name(), other.sentence());
                    right = named(there, name, isOtherPerson(source, named, other));
                    right = right == null ? unnamed(there, source, name, other) : right;
                    right = right == null ? elsewhere(there, source, named, name, other) : right;
                }
            }
        }
        if (right != null && name.stream().skip(1).noneMatch(Word::isCapital) && isDescribed(right, name)) {
            return null;
        }
        if (!isTelling(claim)) {
            return null;
        }
        if (denied && !told) {
            return notSaid(mention, claim);
        }
        List<Statements.Match> matches = told ? List.of() : told(claim);
        told |= !matches.isEmpty() && isClear(matches.get(0)) && isSaidBy(matches, named, source);
        if (right != null && (isJoined(name, right) || isEpithet(name) || isCountry(right))) {
            return null;
        }
        if (!told && right != null && !(isDescription(right) && isPersonName(name))) {
            return differs(mention, claim, right);
        }
        if (!told && !beside && far) {
            return notSaid(mention, claim);
        }
        return told ? null : byWords(mention, claim, matches, source, name);
    }

    private boolean isToldBy(Set<String> named, Fact operand) {
        Set<String> there = new HashSet<>();
        addSources(operand, there);
        return there.stream().anyMatch(named::contains);
    }

    /** "Ruiz, who took over from Bray, said that 40": the clause names who says it, and the name stands behind a preposition. */
    private boolean isBesideClaimant(List<Word> name, Fact other, Set<String> there) {
        List<Word> words = article.side.words.get(other.sentence());
        boolean claimant = there.stream()
                .map(articleSources::get)
                .filter(right -> right != null && right.kind() == SourceKind.PERSON)
                .anyMatch(right -> hasName(other.sentence(), speakers.read(right.name())));
        String opening = name.stream()
                .filter(this::isTelling)
                .map(Word::key)
                .findFirst()
                .orElse(name.get(0).key());
        for (int at = 1; claimant && at < words.size(); at++) {
            String before = words.get(at - 1).lower();
            boolean first = words.get(at).key().equals(opening);
            if (first && text.vocabulary.is("locating", before)) {
                return true;
            }
        }
        return false;
    }

    /** "A claim that the ministry has not confirmed", "the ministry says that is untrue": they of all people did not say it. */
    private boolean isDeniedBy(Claim claim, List<Word> name, int sentence) {
        boolean doubts = text.words.get(Math.max(0, text.sentenceAt(claim.cue().start()))).stream()
                .anyMatch(word ->
                        text.vocabulary.is("doubting", word.lower()) || text.vocabulary.is("negations", word.lower()));
        return !doubts && (isDeniedBy(name, sentence) || isDeniedBy(name, sentence + 1));
    }

    private boolean isDeniedBy(List<Word> name, int sentence) {
        List<Word> words = sentence < article.side.size() ? article.side.words.get(sentence) : List.of();
        List<Word> telling = name.stream().filter(word -> !word.key().isEmpty()).toList();
        for (int at = telling.size(); at < words.size(); at++) {
            List<Word> before = words.subList(Math.max(0, at - telling.size() - 1), at);
            boolean subject = !telling.isEmpty()
                    && telling.stream().allMatch(word -> hasKey(before, word))
                    && !words.get(at).afterMark();
            if (subject && doubts(words.subList(at, Math.min(words.size(), at + DENIAL)))) {
                return true;
            }
        }
        return false;
    }

    private boolean doubts(List<Word> words) {
        boolean back = words.stream().anyMatch(word -> text.vocabulary.is("referring", word.lower()));
        boolean untrue = words.stream().anyMatch(word -> text.vocabulary.is("untrue", word.lower()));
        boolean not = words.stream().limit(2).anyMatch(word -> text.vocabulary.is("negations", word.lower()));
        boolean confirms =
                words.stream().limit(BESIDE + 1L).anyMatch(word -> text.vocabulary.is("confirming", word.lower()));
        return back && untrue || not && confirms;
    }

    /** An outlet that the number comes through; whoever wrote what an outlet is named for. */
    private boolean isChannelOf(Source source, List<Word> name, Fact other, Set<String> there) {
        if (source.kind() == SourceKind.OUTLET) {
            return isNear(name, other.sentence(), 1);
        }
        Source right =
                speakers.byId(article.side.reading.attribution(other.figure()).source());
        boolean nameless = right != null
                && (right.kind() == SourceKind.OUTLET
                        || right.kind() == SourceKind.PERSON
                                && speakers.read(right.name()).stream().noneMatch(Word::isCapital));
        return nameless && isNear(name, other.sentence(), BESIDE);
    }

    private boolean isNear(List<Word> name, int sentence, int reach) {
        return IntStream.rangeClosed(sentence - reach, sentence + reach)
                .filter(near -> near >= 0 && near < article.side.size())
                .anyMatch(near -> hasName(near, name));
    }

    /** "The CS" for the Cabinet Secretary, Moses Lagat. */
    private boolean isShortTitle(Source source, List<Word> name, Set<String> there) {
        return source.kind() == SourceKind.PERSON
                && there.stream()
                        .map(articleSources::get)
                        .filter(Objects::nonNull)
                        .anyMatch(right -> initials.beside(right.name(), name));
    }

    /** "The chairman of the council, Ames, told the Post that 40": the name opens the clause of the number. */
    private boolean opensClauseOf(List<Word> name, Fact other) {
        List<Word> words = article.side.words.get(other.sentence());
        int from = article.side.facts.get(other.sentence()).stream()
                .filter(fact -> fact.to() <= other.from())
                .mapToInt(Fact::to)
                .max()
                .orElse(0);
        Set<String> keys = new HashSet<>();
        words.subList(from, Math.max(from, other.from())).forEach(word -> keys.add(word.key()));
        List<Word> telling = name.stream()
                .filter(word -> word.isCapital() || text.vocabulary.is("name-roles", word.lower()))
                .filter(word -> !word.key().isEmpty())
                .toList();
        return telling.size() >= 2 && telling.stream().allMatch(word -> keys.contains(word.key()));
    }

    /** "The governor claimed": a role alone, right after the sentence that names who has it. */
    private boolean isRoleOf(Source source, List<Word> name, Fact other, Set<String> there) {
        boolean role = there.stream()
                .map(articleSources::get)
                .anyMatch(right -> right != null && isRole(speakers.read(right.name())));
        return role
                && source.kind() == SourceKind.PERSON
                && !name.isEmpty()
                && IntStream.rangeClosed(other.sentence() - BESIDE, other.sentence())
                        .anyMatch(sentence -> article.side.hasKey(
                                sentence, name.get(name.size() - 1).key()));
    }

    private boolean isRole(List<Word> name) {
        return !name.isEmpty()
                && name.stream().noneMatch(Word::isCapital)
                && text.vocabulary.is("name-roles", name.get(name.size() - 1).lower());
    }

    /** "The governor of the province" for whom the article names with this role. */
    private boolean isDescribed(Source right, List<Word> name) {
        String role = right.role();
        Set<String> keys = new HashSet<>();
        if (role != null) {
            speakers.read(role).forEach(word -> keys.add(word.key()));
        }
        keys.remove("");
        return name.stream().anyMatch(word -> !word.isCapital() && keys.contains(word.key()));
    }

    /** A claimant of the article that is named, or that belongs to another party than the name of the text. */
    private @Nullable Source named(Set<String> there, List<Word> name, boolean person) {
        Set<String> own = partiesIn(name);
        for (String id : there) {
            Source source = articleSources.get(id);
            if (source == null) {
                continue;
            }
            boolean group = source.kind() == SourceKind.GROUP || source.kind() == SourceKind.ANONYMOUS;
            boolean hasName = isProperName(speakers.read(source.name()))
                    && speakers.read(source.name()).stream()
                            .anyMatch(word -> isTelling(word) && !text.vocabulary.is("official-words", word.lower()));
            Set<String> others = speakers.parties(source);
            boolean otherParty =
                    !own.isEmpty() && !others.isEmpty() && own.stream().noneMatch(others::contains);
            boolean body = source.kind() == SourceKind.ORGANISATION && person;
            if (otherParty || (hasName || body) && !group) {
                return source;
            }
        }
        return null;
    }

    /** Compares a statement by its words: only where one sentence of the article clearly is meant, and all of its claimants are others. */
    private @Nullable Item byWords(
            Span mention, Claim claim, List<Statements.Match> matches, Source source, List<Word> name) {
        if (matches.isEmpty()
                || !isClear(matches.get(0))
                || isOwn(matches, name)
                || isEpithet(name)
                || !mayTell(source, name)) {
            return null;
        }
        Source right = null;
        for (Claim other : statements.in(matches.get(0).sentence())) {
            Source claimant = articleSources.get(other.source());
            if (claimant == null || !isOther(source, name, claimant, other)) {
                return null;
            }
            right = claimant;
        }
        return right == null || isDescription(right) && isPersonName(name) ? null : differs(mention, claim, right);
    }

    /** "Amjad Saleh": no country's people among them. */
    private static boolean isPersonName(List<Word> name) {
        return name.stream().filter(Word::isCapital).count() > 1
                && name.stream().noneMatch(Word::isParty);
    }

    /** "A young Syrian boy", whom the article may name later. */
    private boolean isDescription(Source source) {
        return (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ANONYMOUS)
                && speakers.read(source.name()).stream().noneMatch(word -> word.isCapital() && !word.isParty());
    }

    /** A verb of telling, not one that only looks like it: "Orsk is contending with". */
    private boolean isTelling(Claim claim) {
        return claim.rule().equals(LONE)
                || textSpeakers.read(claim.cue().in(text.text)).stream()
                        .anyMatch(word -> text.vocabulary.is("telling", word.lower())
                                || text.vocabulary.is("saying", word.lower())
                                || text.vocabulary.is("reckoning", word.lower()));
    }

    /** "The Dutchman" and "the GOP speechwriter" describe somebody whom the article may name. */
    private boolean mayTell(Source source, List<Word> name) {
        return source.kind() != SourceKind.PERSON && source.kind() != SourceKind.OUTLET
                ? name.stream().anyMatch(this::isTelling)
                : ownName(name).stream().anyMatch(word -> !word.isParty() && !isAcronym(word))
                        && !name.get(name.size() - 1)
                                .text()
                                .equals(name.get(name.size() - 1).lower());
    }

    private static boolean isAcronym(Word word) {
        return word.text().chars().allMatch(Character::isUpperCase);
    }

    /** Where the article has the words of a claim, the likeliest sentence first. */
    private List<Statements.Match> told(Claim claim) {
        int sentence = text.sentenceAt(claim.cue().start());
        boolean alone = text.reading.claims().stream()
                .allMatch(other -> other == claim || text.sentenceAt(other.cue().start()) != sentence);
        List<Word> words = new ArrayList<>();
        if (alone && sentence >= 0) {
            text.words.get(sentence).stream()
                    .filter(word -> !claim.cue().overlaps(word.span()))
                    .forEach(words::add);
        } else {
            claim.content()
                    .forEach(content -> words.addAll(textSpeakers.read(
                            beforeSemicolon(content, claim.cue()).in(text.text))));
        }
        return statements.find(words.stream()
                .filter(word -> !text.vocabulary.is("saying", word.lower()))
                .map(Word::key)
                .toList());
    }

    private static boolean isClear(Statements.Match match) {
        return match.shared() >= CLEAR_WORDS && match.coverage() >= CLEAR
                || match.shared() > CLEAR_WORDS && match.coverage() >= CLEAR * 0.8;
    }

    /** True where a statement of whom the text names has much of what is told. */
    private boolean isSaidBy(List<Statements.Match> matches, Set<String> named, Source source) {
        double best = matches.get(0).coverage();
        return matches.stream()
                .takeWhile(match -> match.coverage() >= best * (source.kind() == SourceKind.PERSON ? SAID : OWN))
                .filter(match -> match.coverage() >= best * OWN || match.shared() >= CLEAR_WORDS)
                .flatMap(match -> statements.in(match.sentence()).stream())
                .flatMap(claim -> ids(claim).stream())
                .anyMatch(named::contains);
    }

    /** True where a sentence with the name has nearly as much of it, or the article tells it in its own voice as well. */
    private boolean isOwn(List<Statements.Match> matches, List<Word> name) {
        double best = matches.get(0).coverage();
        return matches.stream()
                .takeWhile(match -> match.coverage() >= best * OWN)
                .anyMatch(match -> hasName(match.sentence(), name)
                        || statements.in(match.sentence()).isEmpty() && match.coverage() >= best);
    }

    /** True where a claimant of the article certainly is not whom the text names. */
    private boolean isOther(Source source, List<Word> name, Source claimant, Claim claim) {
        boolean proper = isProperName(speakers.read(claimant.name()));
        boolean pronoun = isNameless(claim.cue());
        if (!proper || pronoun) {
            return (source.kind() == SourceKind.PERSON || !pronoun)
                    && !isCountry(claimant)
                    && !isBeforeCue(claim.cue(), name)
                    && (!pronoun || isBeforeCue(claim.cue(), speakers.read(claimant.name())));
        }
        return source.kind() == SourceKind.PERSON && claimant.kind() == SourceKind.PERSON
                || !isBesideAny(name, claimant);
    }

    /** "It said" behind a sentence with the name: the words don't tell who is meant. */
    private boolean isOpen(@Nullable Span cue, List<Word> name) {
        if (cue == null) {
            return false;
        }
        int sentence = article.side.sentenceAt(cue.start());
        boolean thing = speakers.read(cue.in(article.side.text)).stream()
                .anyMatch(word -> text.vocabulary.is("thing-pronouns", word.lower()));
        return thing
                && isNameless(cue)
                && IntStream.rangeClosed(sentence - 1, sentence).anyMatch(near -> hasName(near, name));
    }

    private boolean isNameless(Span cue) {
        return speakers.read(cue.in(article.side.text)).stream().noneMatch(this::isTelling);
    }

    private boolean isBeforeCue(Span cue, List<Word> name) {
        int sentence = article.side.sentenceAt(cue.start());
        return IntStream.rangeClosed(sentence - BESIDE, sentence).anyMatch(near -> hasName(near, name));
    }

    /** "The Dutchman", "the former Orsk captain": somebody whom the article names is described, by no office. */
    private boolean isEpithet(List<Word> name) {
        Word last = name.get(name.size() - 1);
        boolean people = last.lower().endsWith("man") || last.lower().endsWith("woman");
        boolean person = people
                || text.vocabulary.is("person-nouns", last.lower())
                || text.vocabulary.is("epithets", last.lower());
        boolean office = name.stream().anyMatch(word -> text.vocabulary.is("name-roles", word.lower()));
        boolean described = last.isCapital() ? name.size() <= 2 && (people || last.isParty()) : person && !office;
        return described && name.get(0).key().isEmpty();
    }

    /** "Ames, of the harbour union", "the union's Ames": one of two names belongs to the other. */
    private boolean isJoined(List<Word> name, Source right) {
        Word last = name.get(name.size() - 1);
        boolean two = right.kind() == SourceKind.PERSON
                && last.isCapital()
                && !ownName(name).isEmpty()
                && last.key().equals(ownName(name).get(ownName(name).size() - 1).key())
                && !text.vocabulary.is("body-words", last.lower())
                && !text.vocabulary.is("official-words", last.lower());
        return !two && right.mentions().stream().limit(MENTIONS).anyMatch(mention -> isJoined(name, mention));
    }

    private boolean isJoined(List<Word> name, Span mention) {
        int sentence = Math.max(0, article.side.sentenceAt(mention.start()));
        List<Word> words = article.side.words.get(sentence);
        int from = article.side.wordAt(sentence, mention.start());
        int to = article.side.wordAt(sentence, mention.end());
        List<Word> around = new ArrayList<>(
                words.subList(Math.max(0, from - DESCRIPTION), Math.min(words.size(), to + DESCRIPTION)));
        if (from < DESCRIPTION && sentence > 0 && opensWithWhose(sentence)) {
            around.addAll(article.side.words.get(sentence - 1));
        }
        if (sentence + 1 < article.side.size() && opensWithWhose(sentence + 1)) {
            List<Word> next = article.side.words.get(sentence + 1);
            around.addAll(next.subList(0, Math.min(next.size(), DESCRIPTION)));
        }
        return tells(around, name);
    }

    /** "Its counsel, Ames": whose is told by the sentence before. */
    private boolean opensWithWhose(int sentence) {
        List<Word> words = article.side.words.get(sentence);
        return !words.isEmpty()
                && text.vocabulary.is("possessives", words.get(0).lower());
    }

    /** All words of a description, or half of those of a name. */
    private boolean tells(List<Word> around, List<Word> name) {
        List<Word> telling = name.stream().filter(word -> !word.key().isEmpty()).toList();
        if (!telling.isEmpty() && !name.get(name.size() - 1).isCapital()) {
            return telling.stream().allMatch(word -> hasKey(around, word));
        }
        List<Word> own = telling.stream()
                .filter(word ->
                        word.isCapital() && !word.isParty() && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        long found = own.stream().filter(word -> hasKey(around, word)).count();
        return found > 0 && found * 2 >= own.size();
    }

    private static boolean hasKey(List<Word> words, Word wanted) {
        return words.stream().anyMatch(word -> word.key().equals(wanted.key()));
    }

    /** "Ono, who runs the plant": the name stands in one sentence with the claimant, whom it may belong to. */
    private boolean isBesideAny(List<Word> name, Source claimant) {
        return claimant.mentions().stream()
                .anyMatch(mention -> hasName(article.side.sentenceAt(mention.start()), name));
    }

    /** "Its leader" of the article is nobody whom the article names elsewhere only. */
    private @Nullable Source unnamed(Set<String> there, Source source, List<Word> name, Fact other) {
        if (source.kind() != SourceKind.PERSON || name.isEmpty()) {
            return null;
        }
        Word surname = name.get(name.size() - 1);
        for (int sentence = other.sentence() - 2; sentence <= other.sentence() + 1; sentence++) {
            if (article.side.hasLower(sentence, surname.lower())) {
                return null;
            }
        }
        return there.stream()
                .map(articleSources::get)
                .filter(right -> right != null && right.kind() == SourceKind.PERSON)
                .findFirst()
                .orElse(null);
    }

    /** Whoever the article tells it by, where the name is one that it has only elsewhere. */
    private @Nullable Source elsewhere(
            Set<String> there, Source source, Set<String> named, List<Word> name, Fact other) {
        boolean body = source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION;
        boolean far = IntStream.rangeClosed(other.sentence() - BESIDE - 1, other.sentence() + 1)
                .filter(near -> near >= 0 && near < article.side.size())
                .noneMatch(near -> hasName(near, name));
        return body && far
                ? there.stream()
                        .map(articleSources::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** True where the article tells the number in its own voice, and none of the sources stands anywhere near it. */
    private boolean isFar(Set<String> named, Fact other) {
        List<Source> sources =
                named.stream().map(articleSources::get).filter(Objects::nonNull).toList();
        return !sources.isEmpty()
                && sources.stream()
                        .allMatch(source ->
                                (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION)
                                        && source.mentions().stream().allMatch(mention -> isFar(mention, other)));
    }

    private boolean isFar(Span mention, Fact other) {
        int sentence = article.side.sentenceAt(mention.start());
        return sentence > 1 && Math.abs(sentence - other.sentence()) > BESIDE + 1;
    }

    private Item notSaid(Span mention, Claim claim) {
        return findings.unsupported(
                span(mention, claim),
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                null,
                "The article does not tell this by “" + findings.told(mention) + "”: leave the source out.");
    }

    /** A person whom the article names as a source, but not around the number. */
    private boolean isOtherPerson(Source source, Set<String> named, Fact other) {
        return (source.kind() == SourceKind.PERSON || source.kind() == SourceKind.ORGANISATION)
                && !named.isEmpty()
                && IntStream.rangeClosed(other.sentence() - BESIDE, other.sentence() + BESIDE)
                        .noneMatch(sentence -> sentence >= 0
                                && sentence < article.side.size()
                                && sourcesIn(sentence).stream().anyMatch(named::contains));
    }

    private boolean hasName(int sentence, List<Word> name) {
        return name.stream().anyMatch(word -> isTelling(word) && article.side.hasKey(sentence, word.key()));
    }

    /** "Ames has acknowledged" where the verb makes it worse, else the name. */
    private Span span(Span mention, Claim claim) {
        boolean accepts = textSpeakers.read(claim.cue().in(text.text)).stream()
                .anyMatch(word -> text.vocabulary.is("accepting", word.lower())
                        || text.vocabulary.is("confirming-verbs", word.lower()));
        boolean near =
                claim.cue().start() <= mention.start() && claim.cue().length() <= mention.length() + LONGEST_VERB;
        return accepts && near && claim.cue().end() > mention.end() ? claim.cue() : mention;
    }

    private Item differs(Span mention, Claim claim, Source right) {
        String expected = Findings.brief(right.name());
        return findings.contradicted(
                span(mention, claim),
                Item.Kind.SOURCE,
                Code.SOURCE_DIFFERS,
                null,
                expected,
                "In the article this is told by “" + expected + "”, not by “" + findings.told(mention) + "”.");
    }

    private List<Fact> factsOf(Claim claim) {
        List<Fact> facts = new ArrayList<>();
        for (Span whole : claim.content()) {
            Span content = beforeSemicolon(whole, claim.cue());
            int first = text.sentenceAt(content.start());
            int last = text.sentenceAt(Math.max(content.start(), content.end() - 1));
            for (int sentence = Math.max(0, first); sentence <= last; sentence++) {
                text.facts.get(sentence).stream()
                        .filter(fact -> content.contains(fact.figure().number().start()))
                        .forEach(facts::add);
            }
        }
        return facts;
    }

    /** What is said ends at a semicolon behind which another is named, and begins behind another's "the Post reported". */
    private Span beforeSemicolon(Span content, Span cue) {
        int at = text.text.indexOf(';', content.start());
        boolean other = at > cue.end()
                && at < content.end()
                && textSpeakers.read(text.text.substring(at, content.end())).stream()
                        .limit(BESIDE * 3L)
                        .anyMatch(this::isTelling);
        int from = content.start();
        for (Claim claim : text.reading.claims()) {
            boolean between = claim.cue().start() > from
                    && claim.cue().end() < Math.min(content.end(), cue.start())
                    && !claim.content().isEmpty()
                    && claim.content().get(0).start() < claim.cue().start();
            from = between ? claim.cue().end() : from;
        }
        return new Span(from, other ? Math.max(from, at) : content.end());
    }

    /** Whom the article names wherever it tells the number for this. */
    private Set<String> sourcesOf(Fact fact, Fact other) {
        Set<String> ids = new LinkedHashSet<>();
        addSources(other, ids);
        for (Candidate candidate : binder.candidates(fact)) {
            boolean same = candidate.unit() == UnitMatch.SAME && candidate.relation() == Candidate.Relation.SAME;
            boolean money = same && candidate.fact().figure().kind() == Kind.MONEY;
            if (money || candidate.unit().score >= UnitMatch.KIN.score && candidate.shared() > 0.2) {
                addSources(candidate.fact(), ids);
            }
        }
        return ids;
    }

    private void addSources(Fact fact, Set<String> ids) {
        Attribution attribution = article.side.reading.attribution(fact.figure());
        for (String id : new String[] {attribution.source(), attribution.via()}) {
            if (id != null) {
                ids.add(id);
            }
        }
    }

    private Set<String> sourcesIn(int sentence) {
        Set<String> ids = new LinkedHashSet<>();
        Span span = article.side.sentence(sentence);
        for (Claim claim : article.side.reading.claims()) {
            if (claim.cue().overlaps(span)) {
                ids.addAll(ids(claim));
            }
        }
        return ids;
    }

    /** True where the article tells the number without a claimant and has the name beside it. */
    private boolean isBeside(List<Word> name, Fact other, Set<String> there) {
        if (!there.isEmpty()) {
            return false;
        }
        for (int sentence = other.sentence() - 2; sentence <= other.sentence() + 2; sentence++) {
            int at = sentence;
            if (name.stream().anyMatch(word -> isTelling(word) && article.side.hasKey(at, word.key()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTelling(Word word) {
        return word.isCapital() && !word.key().isEmpty();
    }

    // ---------------------------------------------------------------- who stands for whom

    private boolean maySpeakFor(Source source, List<Word> name, Source other) {
        if (Acronyms.same(source.name(), other.name()) || article.aliases().same(source.name(), other.name())) {
            return true;
        }
        if (name.stream().anyMatch(word -> isAcronym(word) && Acronyms.same(word.text(), other.name()))) {
            return true;
        }
        List<Word> there = described.names.computeIfAbsent(other.id(), id -> speakers.words(other));
        Set<String> own = partiesIn(name);
        Set<String> others = described.parties.computeIfAbsent(other.id(), id -> speakers.parties(other));
        boolean person = isPersonName(source, name);
        if (person && other.kind() == SourceKind.PERSON) {
            return sharesName(name, there) && !areTwo(name, speakers.read(other.name()));
        }
        if (!own.isEmpty() && !others.isEmpty()) {
            boolean same = own.stream().anyMatch(others::contains);
            return same && (!person || sharesName(name, there) || isOfficialBody(other));
        }
        return sharesName(name, there);
    }

    /** "Nafiu Abubakar" is not "Abubakar Shuaibu": each has a surname that the other has not. */
    private boolean areTwo(List<Word> name, List<Word> other) {
        List<Word> one = ownName(name);
        List<Word> two = ownName(other);
        return one.size() >= 2
                && two.size() >= 2
                && name.stream().noneMatch(word -> word.key()
                        .equals(two.get(two.size() - 1).key()));
    }

    /** The first run of capitalised words, unless it is whose somebody is: "Rehana Begum of the Congress". */
    private List<Word> ownName(List<Word> name) {
        List<Word> own = new ArrayList<>();
        for (int at = 0; at < name.size(); at++) {
            Word word = name.get(at);
            boolean named = isTelling(word)
                    && !text.vocabulary.is("official-words", word.lower())
                    && !text.vocabulary.is("name-roles", word.lower())
                    && word.text().length() > 2;
            if (named) {
                own.add(word);
            } else if (!own.isEmpty()
                    || text.vocabulary.is("locating", word.lower())
                    || word.lower().equals("of")) {
                return own;
            }
        }
        return own;
    }

    private static boolean isOfficialBody(Source other) {
        return other.kind() != SourceKind.PERSON;
    }

    private boolean isPersonName(Source source, List<Word> name) {
        return source.kind() == SourceKind.PERSON && name.stream().anyMatch(word -> isTelling(word) && !word.isParty());
    }

    private Set<String> partiesIn(List<Word> words) {
        Set<String> found = new HashSet<>();
        words.stream().filter(Word::isParty).forEach(word -> found.add(word.key()));
        return found;
    }

    /** True where the names share a word that tells them apart from others. */
    private boolean sharesName(List<Word> name, List<Word> other) {
        Set<String> keys = new HashSet<>();
        other.forEach(word -> keys.add(word.key()));
        List<Word> telling = name.stream()
                .filter(word -> !word.key().isEmpty() && !text.vocabulary.is("source-fillers", word.lower()))
                .toList();
        List<Word> own = telling.stream()
                .filter(word -> !word.isParty() && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        List<Word> capital = own.stream().filter(Word::isCapital).toList();
        if (!own.isEmpty()) {
            Word last = capital.isEmpty() ? own.get(own.size() - 1) : capital.get(capital.size() - 1);
            return keys.contains(last.key())
                    || other.stream().anyMatch(word -> isCapitalFormOf(last, word))
                    || isAllOf(other, name)
                    || own.size() > 2 && own.stream().map(Word::key).anyMatch(keys::contains);
        }
        long shared = telling.stream().filter(word -> keys.contains(word.key())).count();
        return shared > 0 && shared * 2 >= telling.size();
    }

    /** "Orsk's ministry" and "the Orskan ministry". */
    private static boolean isCapitalFormOf(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        return one.isCapital()
                && other.isCapital()
                && Math.min(a.length(), b.length()) >= SHORTEST_FORM
                && Math.abs(a.length() - b.length()) <= 2
                && (a.startsWith(b) || b.startsWith(a));
    }

    /** "The charity Bread" of "Bread Without Borders": all that names the other stands in the name. */
    private boolean isAllOf(List<Word> other, List<Word> name) {
        List<Word> own = other.stream()
                .filter(word -> isTelling(word)
                        && !word.isParty()
                        && !text.vocabulary.is("weekdays", word.lower())
                        && !text.vocabulary.is("months", word.lower())
                        && !text.vocabulary.is("official-words", word.lower()))
                .toList();
        return !own.isEmpty()
                && own.stream().allMatch(word -> name.stream()
                        .anyMatch(there -> there.text().equals(word.text())));
    }
}
