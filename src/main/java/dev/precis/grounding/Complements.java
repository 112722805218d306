package dev.precis.grounding;

import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Derivations.Derived;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recomputes the share of those to whom something did not happen: "one in three was not sold" where 10 of 15 were. */
final class Complements {
    /** So many words behind a share the word may stand that denies. */
    private static final int REACH = 8;
    /** A share may be so far off. */
    private static final BigDecimal SLACK = new BigDecimal("0.01");

    private static final BigDecimal ROUGH = new BigDecimal("0.03");

    /** The article's share is meant where so much of the surroundings is shared. */
    private static final double SAME_SUBJECT = 0.2;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Side text;
    private final ArticleIndex article;
    private final Units units;

    Complements(Side text, ArticleIndex article, Units units) {
        this.text = text;
        this.article = article;
        this.units = units;
    }

    @Nullable
    Derived derive(Fact fact, List<Integer> scope) {
        BigDecimal told = share(fact.figure());
        boolean bound =
                fact.figure().qualifier() != Qualifier.EXACT && fact.figure().qualifier() != Qualifier.ABOUT;
        if (told == null || bound || !isDenied(text, fact)) {
            return null;
        }
        for (int sentence : scope) {
            for (Fact other : article.side.facts.get(sentence)) {
                BigDecimal share = share(other.figure());
                boolean rest = share != null
                        && isNear(fact, BigDecimal.ONE.subtract(share).subtract(told))
                        && !isDenied(article.side, other)
                        && units.match(fact, other) != UnitMatch.OTHER
                        && fact.context().sharedWith(other.context(), article::worth) >= SAME_SUBJECT;
                if (rest) {
                    return new Derived(List.of(other), List.of(), "the rest of it");
                }
            }
        }
        return null;
    }

    private static boolean isNear(Fact fact, BigDecimal off) {
        boolean about = fact.figure().qualifier() == Qualifier.ABOUT;
        return off.abs().compareTo(about ? ROUGH : SLACK) <= 0;
    }

    /** "Was not", "got through": in the same clause behind it. */
    private static boolean isDenied(Side side, Fact fact) {
        List<Word> words = side.words.get(fact.sentence());
        for (int at = fact.to(); at < Math.min(words.size(), fact.to() + REACH); at++) {
            String word = words.get(at).lower();
            if (words.get(at).afterMark()) {
                return false;
            }
            if (word.endsWith("n't")
                    || side.vocabulary.is("negations", word)
                    || side.vocabulary.is("leaving-out", word)) {
                return true;
            }
        }
        return false;
    }

    /** Of one; null for what is no share. */
    private static @Nullable BigDecimal share(Figure figure) {
        if (figure.amount() instanceof Amount.Part part && part.whole().signum() > 0) {
            return part.part().divide(part.whole(), MathContext.DECIMAL64);
        }
        return figure.kind() == Kind.PERCENT && figure.amount() instanceof Amount.Exact exact
                ? exact.value().divide(HUNDRED, MathContext.DECIMAL64)
                : null;
    }
}
