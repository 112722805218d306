package dev.precis.grounding;

import dev.precis.sources.Claim;
import dev.precis.sources.Source;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds quoted words that the article has from another mouth. */
final class QuotedSpeaker {
    /** Letters of a quotation that is more than a word or two. */
    private static final int SHORTEST_QUOTE = 10;

    /** Of a text with more quotations than this the speakers are not compared: that would take too long. */
    private static final int MOST_QUOTATIONS = 100;
    /** Of words that the article has more often the first places only are looked at. */
    private static final int MOST_PLACES = 10;

    /** So many sentences behind quoted words nobody is named who speaks them. */
    private static final int LONG_BEFORE = 4;

    private final SourceTexts texts;
    private final Side text;
    private final ArticleIndex article;
    private final NameForms forms;
    private final NamePlaces places;
    private final SameSource same;
    private final ClaimContent contents;
    private final Statements statements;
    private final Initials initials;
    private final SourceItems sourceItems;
    private final RoleSpeaker roles;
    private final WordsClaimant wordsClaimant;
    private final List<Quotation> quotations;
    private QuotationCheck.@Nullable Letters quotable;

    QuotedSpeaker(SourceTexts texts, SourceItems sourceItems) {
        this.texts = texts;
        this.text = texts.text;
        this.article = texts.article;
        this.forms = new NameForms(texts);
        this.places = new NamePlaces(texts);
        this.same = new SameSource(texts);
        this.contents = new ClaimContent(texts);
        this.statements = article.statements();
        this.initials = article.side.view(Initials.class, Initials::new);
        this.sourceItems = sourceItems;
        this.roles = new RoleSpeaker(texts);
        this.wordsClaimant = new WordsClaimant(texts, sourceItems);
        this.quotations = Quotation.in(text.text);
    }

    /** Quoted words that the article has from another mouth. */
    @Nullable
    Item wrongSpeaker(Span mention, Claim claim, Set<String> named, List<Word> name) {
        for (List<Span> found : quoted(claim)) {
            if (isBeforeNaming(found, named, name)) {
                return sourceItems.notSaid(mention, claim);
            }
            Span other = introduced(found, name);
            if (other != null) {
                return sourceItems.differs(mention, claim, other);
            }
            Source right = null;
            for (Span place : found) {
                Source speaker = speakerAt(place, named, name);
                if (speaker == null) {
                    right = null;
                    break;
                }
                right = right == null ? speaker : right;
            }
            if (right != null) {
                return sourceItems.differs(mention, claim, right);
            }
        }
        return null;
    }

    /** Who says what a claim tells of somebody who has no name, and holds another office there. */
    @Nullable
    Source otherOffice(Claim claim, List<Word> name) {
        for (List<Span> places : quoted(claim)) {
            Source right = roles.right(name, places, false);
            if (right != null) {
                return right;
            }
        }
        List<Statements.Match> told = quotations.isEmpty() ? wordsClaimant.told(claim) : List.of();

        boolean clear = !told.isEmpty()
                && WordsClaimant.isClear(told.get(0))
                && !hasNear(told.get(0).sentence(), name.get(name.size() - 1));
        return clear
                ? roles.right(name, List.of(article.side.sentence(told.get(0).sentence())), true)
                : null;
    }

    /** The office stands beside the statement: who holds it may be meant. */
    private boolean hasNear(int sentence, Word office) {
        return IntStream.rangeClosed(sentence - NamePlaces.BESIDE, sentence + NamePlaces.BESIDE)
                .anyMatch(near -> article.side.hasKey(near, office.key()));
    }

    /** Words that nobody is named for, long before the article first names the body that the text gives them to. */
    private boolean isBeforeNaming(List<Span> found, Set<String> named, List<Word> name) {
        boolean body = NameForms.isAcronym(name.get(name.size() - 1))
                || text.vocabulary.is("body-words", name.get(name.size() - 1).lower());
        int last = found.stream()
                .mapToInt(place -> article.side.sentenceAt(place.start()))
                .max()
                .orElse(-1);
        return body
                && last >= 0
                && named.isEmpty()
                && found.stream().allMatch(place -> statements
                        .in(article.side.sentenceAt(place.start()))
                        .isEmpty())
                && !initials.names(name.get(name.size() - 1).text())
                && IntStream.rangeClosed(0, Math.min(article.side.size() - 1, last + LONG_BEFORE))
                        .noneMatch(sentence -> places.hasName(sentence, name));
    }

    /** The name before the colon of these words wherever they stand, where the text names another person of the article. */
    private @Nullable Span introduced(List<Span> found, List<Word> name) {
        Introduced introduced = article.side.view(Introduced.class, Introduced::new);
        Word last = name.get(name.size() - 1);
        boolean person = name.size() > 1
                && last.isCapital()
                && name.get(name.size() - 2).isCapital()
                && !last.isParty()
                && !text.vocabulary.is("body-words", last.lower())
                && article.hasKey(last.key());
        Span right = null;
        for (Span place : person ? found : List.<Span>of()) {
            right = introduced.speaker(place);
            if (right == null || right.in(article.side.text).contains(last.text())) {
                return null;
            }
        }
        return right != null && !places.isJoined(name, right) ? right : null;
    }

    /** Who certainly speaks here, and is not whom the text names; null where nobody, or it may be them. */
    private @Nullable Source speakerAt(Span place, Set<String> named, List<Word> name) {
        int sentence = article.side.sentenceAt(place.start());
        Set<String> there = new LinkedHashSet<>();
        boolean open = false;
        for (Claim other : statements.in(sentence)) {
            boolean speech = other.content().stream().allMatch(content -> content.length() < SHORTEST_QUOTE);
            if (speech || other.content().stream().anyMatch(place::overlaps)) {
                there.addAll(SourceTexts.ids(other));
                Source claimant = texts.sources.get(other.source());
                open |= places.isOpen(other.cue(), claimant, name)
                        || claimant != null && places.mayBeMeant(other.cue(), claimant, name);
            }
        }
        Source right = there.stream()
                .map(texts.sources::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (right == null || open || there.stream().anyMatch(named::contains) || forms.isEpithet(name)) {
            return null;
        }
        boolean near = named.isEmpty() || places.isNear(name, sentence, 1);
        boolean proper = forms.isProperName(texts.speakers.read(right.name())) && !forms.isCountry(right);
        return proper && !places.isJoined(name, right) && (!near || same.isOtherSpeaker(right, name)) ? right : null;
    }

    /** Where the article has what the claim quotes: all places of each quotation. */
    private List<List<Span>> quoted(Claim claim) {
        List<List<Span>> found = new ArrayList<>();
        for (Quotation quotation : quotations.size() > MOST_QUOTATIONS ? List.<Quotation>of() : quotations) {
            boolean own = claim.content().stream().anyMatch(content -> contents.beforeSemicolon(content, claim.cue())
                    .overlaps(quotation.words()));
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
}
