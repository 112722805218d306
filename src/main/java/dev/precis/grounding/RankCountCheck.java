package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds "Dorn has raced 150 times" where the article has another one's 150th race and Dorn's own number: a rank that follows a
 * possessive tells a count of whom it is of.
 */
final class RankCountCheck {
    private static final Set<String> POSSESSIVES = Set.of("his", "her", "their");
    /** From a name to its count. */
    private static final int REACH = 20;

    private final Side text;
    private final ArticleIndex article;
    private final Findings findings;
    private final Mentions told;
    private final Mentions there;

    RankCountCheck(Side text, ArticleIndex article, Findings findings) {
        this.text = text;
        this.article = article;
        this.findings = findings;
        this.there = article.side.view(Mentions.class, Mentions::of);
        this.told = there.of(text, there);
    }

    /** @param known what other checks have found */
    List<Item> check(List<Item> known) {
        List<Item> items = new ArrayList<>();
        for (Fact fact : text.allFacts()) {
            Item item = isCount(fact) && !Item.isFound(known, fact.span()) ? check(fact) : null;
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable Item check(Fact fact) {
        Mention owner = owner(told, fact);
        String thing = thing(text, fact);
        if (owner == null || thing.isEmpty()) {
            return null;
        }
        Fact rank = null;
        Fact own = null;
        for (Fact other : article.side.allFacts()) {
            Mention rival = thing(article.side, other).equals(thing) ? owner(there, other) : null;
            boolean same = rival != null && rival.sharesWordWith(owner);
            if (rival == null) {
                continue;
            }
            if (other.figure().amount().equals(fact.figure().amount()) || isSame(fact, other)) {
                if (same || !isOwnRank(other)) {
                    return null;
                }
                rank = other;
            } else if (same && isCount(other)) {
                own = other;
            }
        }
        return rank == null || own == null ? null : finding(fact, rank, own);
    }

    private static boolean isCount(Fact fact) {
        return fact.figure().kind() == Kind.COUNT && fact.figure().amount() instanceof Amount.Exact;
    }

    private static boolean isSame(Fact fact, Fact other) {
        return fact.figure().amount() instanceof Amount.Exact one
                && other.figure().amount() instanceof Amount.Exact two
                && one.value().compareTo(two.value()) == 0;
    }

    private boolean isOwnRank(Fact other) {
        return other.figure().kind() == Kind.RANK
                && other.from() > 0
                && POSSESSIVES.contains(article.side
                        .words
                        .get(other.sentence())
                        .get(other.from() - 1)
                        .lower());
    }

    /** What is counted: the last word of the number's own, or the one behind it. */
    private static String thing(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        int last = fact.to() - fact.from() > 1 ? fact.to() - 1 : fact.to();
        boolean behind = last < words.size() && !words.get(last).afterMark();
        return behind ? words.get(last).key() : "";
    }

    /** The name nearest before a number, which nobody else may have. */
    private static @Nullable Mention owner(Mentions mentions, Fact fact) {
        Mention best = null;
        for (Mention name : mentions.in(fact.sentence())) {
            boolean before = name.to() <= fact.from() && name.from() >= fact.from() - REACH;
            best = before && !name.isPlace() && !name.isParty() ? name : best;
        }
        return best;
    }

    private Item finding(Fact fact, Fact rank, Fact own) {
        String expected = findings.words(own.span());
        return findings.contradicted(
                fact.span(),
                Item.Kind.NUMBER,
                Code.BOUND_TO_OTHER,
                own,
                expected,
                "The article has “" + expected + "” here; “" + findings.words(rank.span()) + "” is another's.");
    }
}
