package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where an article has a word of another size for the same things: "thousands of letters" for "millions of letters".
 * Silence is no finding, nor is a word that a number of the article bears out.
 */
final class VagueWords {
    /** "Scores" may be "dozens"; words further apart are not one size. */
    private static final BigDecimal APART = BigDecimal.valueOf(5);

    private final ArticleIndex article;
    private final Binder binder;

    VagueWords(ArticleIndex article, Binder binder) {
        this.article = article;
        this.binder = binder;
    }

    /** @param subject how much of the surroundings the two share at least, from 0 to 1 */
    @Nullable
    Candidate differing(Fact told, double subject) {
        if (!(told.figure().amount() instanceof Amount.Vague vague) || isBorneOut(told)) {
            return null;
        }
        return binder.rivals(told, null).stream()
                .filter(c -> c.unit() == UnitMatch.SAME && c.shared() >= subject)
                .filter(c -> c.fact().figure().amount() instanceof Amount.Vague other && isApart(vague, other))
                .findFirst()
                .orElse(null);
    }

    private static boolean isApart(Amount.Vague one, Amount.Vague other) {
        BigDecimal ratio = one.low().max(other.low()).divide(one.low().min(other.low()), MathContext.DECIMAL64);
        return ratio.compareTo(APART) >= 0;
    }

    /** A number or another word of this size stands nearby, or anywhere for the same things. */
    private boolean isBorneOut(Fact told) {
        List<Integer> nearest = binder.nearest(told.sentence());
        return article.side.allFacts().stream()
                .filter(fact -> isOfSize(fact.figure(), told.figure()))
                .anyMatch(fact -> nearest.contains(fact.sentence()) || isOfSameNoun(fact.figure(), told.figure()));
    }

    private static boolean isOfSize(Figure article, Figure told) {
        return Agreement.vaguely(article, told)
                || article.amount() instanceof Amount.Vague one
                        && told.amount() instanceof Amount.Vague other
                        && !isApart(one, other);
    }

    private static boolean isOfSameNoun(Figure article, Figure told) {
        Unit one = article.unit();
        Unit other = told.unit();
        return one == null || other == null || noun(one).equals(noun(other));
    }

    private static String noun(Unit unit) {
        return unit.name().substring(unit.name().lastIndexOf(' ') + 1);
    }
}
