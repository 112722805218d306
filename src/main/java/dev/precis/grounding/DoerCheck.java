package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a number that is told of one person where the article tells it of another: "Ames signed 18 bills" for Brown's 18. Unlike
 * {@link OwnerCheck} it needs no number of the first one's own, so it looks at people's names right before what they do only,
 * and at all the article's places of the number.
 */
final class DoerCheck {
    /** How many words stand between a name and its number in the text. */
    private static final int NEAR = 5;
    /** A person's name has so many words. */
    private static final int FULL = 2;

    private static final int LONGEST = 3;
    /** In the article a number is looked at in so many places. */
    private static final int MOST_PLACES = 6;

    private final Side text;
    private final ArticleIndex article;
    private final Binder binder;
    private final Findings findings;
    private final Mentions there;
    private final Mentions told;

    DoerCheck(Side text, ArticleIndex article, Binder binder, Findings findings) {
        this.text = text;
        this.article = article;
        this.binder = binder;
        this.findings = findings;
        this.there = article.side.view(Mentions.class, Mentions::of);
        this.told = there.of(text, there);
    }

    /** @param found what other checks have found */
    List<Item> check(Map<Fact, Fact> bound, List<Item> found) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : bound.keySet()) {
            Mention name = doer(fact);
            Mention right = name == null || Item.isFound(found, name.span()) ? null : right(name, fact);
            if (name != null && right != null && !Item.isFound(items, name.span())) {
                items.add(finding(name, right, fact));
            }
        }
        return items;
    }

    /** The person who stands right before a verb and the number; null where there is no such. */
    private @Nullable Mention doer(Fact fact) {
        Mention name = before(text, told, fact);
        if (name == null || fact.from() - name.to() > NEAR || fact.from() <= name.to() || !isFull(text, name)) {
            return null;
        }
        List<Word> words = text.words.get(fact.sentence());
        List<Word> between = words.subList(name.to(), fact.from());
        boolean parted = between.stream()
                .anyMatch(word -> word.afterMark()
                        || text.vocabulary.is("saying", word.lower())
                        || text.vocabulary.is("sentence-joins", word.lower())
                        || text.vocabulary.is("relative", word.lower()));
        boolean verb = between.stream()
                .anyMatch(word -> word.isEvent() || word.lower().matches(".{2,}ed|struck|shot|ran|won|hit"));
        boolean small = Agreement.numbers(fact.figure().amount()).stream()
                .allMatch(number -> number.compareTo(java.math.BigDecimal.ONE) <= 0);
        boolean place = fact.figure().kind() == Kind.RANK || fact.figure().kind() == Kind.SCORE;
        return !parted && verb && !small && !place && !name.isSpeaker() ? name : null;
    }

    /** "Lena Brown": no country, body or office among its words, and not the last of several. */
    private boolean isFull(Side side, Mention name) {
        int from = name.from();
        List<Word> words = side.words.get(name.sentence());
        while (from > 0
                && words.get(from - 1).isCapital()
                && !words.get(from).afterMark()
                && !text.vocabulary.is("stop", words.get(from - 1).lower())) {
            from--;
        }
        int size = name.to() - from;
        Word before = from == 0 ? null : words.get(from - 1);
        boolean joined = before != null
                && (before.lower().matches("and|or|nor") || before.text().matches(".*['’]s?"));
        return !joined
                && size >= FULL
                && size <= LONGEST
                && !name.isParty()
                && !name.isPlace()
                && name.words().stream()
                        .noneMatch(word -> text.vocabulary.is("body-words", word.lower())
                                || text.vocabulary.is("bodies", word.lower())
                                || text.vocabulary.is("heads-of-names", word.lower())
                                || text.vocabulary.is("official-words", word.lower()));
    }

    /** The last name before a number that is not behind a preposition nor whose something is. */
    private static @Nullable Mention before(Side side, Mentions names, Fact fact) {
        Mention last = null;
        for (Mention name : names.in(fact.sentence())) {
            List<Word> words = side.words.get(fact.sentence());
            String before = name.from() == 0 ? "" : words.get(name.from() - 1).lower();
            boolean aside = side.vocabulary.is("locating", before) || before.matches("of|by|with|than|for");
            boolean owner = name.words().get(name.words().size() - 1).text().matches(".*['’]s?");
            last = name.to() <= fact.from() && !aside && !owner && !name.isPlace() ? name : last;
        }
        return last;
    }

    // ---------------------------------------------------------------- whose it is in the article

    private @Nullable Mention right(Mention name, Fact fact) {
        List<Fact> places = binder.candidates(fact).stream()
                .filter(place -> place.relation() == Candidate.Relation.SAME)
                .map(Candidate::fact)
                .toList();
        Mention right = null;
        for (Fact place : places.stream().limit(MOST_PLACES + 1).toList()) {
            Mention doer = before(article.side, there, place);
            if (doer == null || places.size() > MOST_PLACES || doer.sharesWordWith(name) || mayBe(name, place, doer)) {
                return null;
            }
            right = right == null && isFullSomewhere(doer) ? doer : right;
        }
        return right;
    }

    /** The name stands before the number, or in the sentence before one that does not open with a name. */
    private boolean mayBe(Mention name, Fact place, Mention doer) {
        boolean here = there.in(place.sentence()).stream()
                .anyMatch(other -> other.from() < place.from() && other.sharesWordWith(name));
        boolean before = doer.from() > 1
                && there.in(place.sentence() - 1).stream().anyMatch(other -> other.sharesWordWith(name));
        return here || before || doer.isSpeaker();
    }

    /** "Brown" where the article has "Lena Brown" as well. */
    private boolean isFullSomewhere(Mention doer) {
        return isFull(article.side, doer)
                || there.isPerson(doer)
                || there.sentencesOf(doer).stream()
                        .limit(MOST_PLACES)
                        .flatMap(sentence -> there.in(sentence).stream())
                        .anyMatch(other -> other.sharesWordWith(doer) && isFull(article.side, other));
    }

    private Item finding(Mention name, Mention right, Fact fact) {
        String expected = findings.words(right.span());
        return findings.contradicted(
                name.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                null,
                expected,
                "The article tells “" + findings.told(fact.span()) + "” of “" + expected + "”, not of “"
                        + findings.told(name.span()) + "”.");
    }
}
