package dev.precis.grounding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a comparison turned round: "Ayr's debts are ten times higher than Leith's" where the article has Leith's ten times
 * higher than Ayr's. Both names and the number are the article's, so that only their order tells.
 */
final class ComparedPairCheck {
    /** So far behind the number stands "than", or the "as" of "ten times as many debts as". */
    private static final int REACH = 7;
    /** And so far behind that the second name begins. */
    private static final int NEXT = 3;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Mentions told;
    private final Mentions there;

    ComparedPairCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.there = article.side.view(Mentions.class, Mentions::of);
        this.told = there.of(text, there);
    }

    /** Two names and how the first compares with the second. */
    private record Pair(Mention more, Mention less) {
        boolean isTurned(Pair other) {
            boolean crossed = more.sharesWordWith(other.less) || less.sharesWordWith(other.more);
            return crossed && !more.sharesWordWith(other.more) && !less.sharesWordWith(other.less);
        }
    }

    /**
     * @param bound where the numbers of the text stand in the article
     * @param known what other checks have found
     */
    List<Item> check(Map<Fact, Fact> bound, List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Fact other = bound.get(fact);
            if (other == null) {
                continue;
            }
            Pair pair = pair(text, told, fact);
            Pair right = pair == null ? null : pair(article.side, there, other);
            if (pair != null && right != null && pair.isTurned(right) && !Item.isFound(known, pair.more.span())) {
                items.add(finding(pair, right, other));
            }
        }
        return items;
    }

    private static @Nullable Pair pair(Side side, Mentions mentions, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int link = link(words, fact);
        if (link < 0) {
            return null;
        }
        Mention first = null;
        Mention second = null;
        for (Mention name : mentions.in(fact.sentence())) {
            if (name.to() <= fact.from() && !name.isSpeaker() && !name.isPlace()) {
                first = name;
            }
            if (second == null && name.from() > link && name.from() <= link + NEXT) {
                second = name;
            }
        }
        boolean less =
                words.subList(fact.from(), link).stream().anyMatch(word -> side.vocabulary.is("lesser", word.lower()));
        if (first == null || second == null) {
            return null;
        }
        return less ? new Pair(second, first) : new Pair(first, second);
    }

    /** Where "than" or the second "as" stands; -1 where the number compares nothing. */
    private static int link(List<Word> words, Fact fact) {
        boolean as = false;
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + REACH); at++) {
            String word = words.get(at).lower();
            boolean marked = at > fact.to() && words.get(at).afterMark();
            if (marked || words.get(at).isNumber()) {
                return -1;
            }
            if (word.equals("than") && at > fact.to() || word.equals("as") && as) {
                return at;
            }
            as |= word.equals("as");
        }
        return -1;
    }

    private Item finding(Pair pair, Pair right, Fact other) {
        String expected = findings.words(right.more.span());
        return findings.contradicted(
                pair.more.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                other,
                expected,
                "The article compares “" + expected + "” with “" + findings.words(right.less.span())
                        + "” here, not the other way round.");
    }
}
