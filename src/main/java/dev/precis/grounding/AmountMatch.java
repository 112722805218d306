package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Qualifier;
import dev.precis.grounding.Candidate.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How the amount of a text's figure agrees with that of an article's figure. */
final class AmountMatch {
    /** "About 0.3 million" may be this far from 280,000, as a share, because it is the right rounding to its digits. */
    private static final BigDecimal COARSE = new BigDecimal("0.1");

    private AmountMatch() {}

    /** Null where the amounts do not agree. */
    static @Nullable Relation between(Figure article, Figure text) {
        if (Agreement.sameNumber(article.amount(), text.amount())) {
            return Relation.SAME;
        }
        if (Agreement.converts(article, text)) {
            return Relation.CONVERTED;
        }
        if (Agreement.sameShare(article, text)) {
            return Relation.SHARE;
        }
        if (Agreement.tellsOneEnd(article, text)) {
            return Relation.RANGE_END;
        }
        if (isEndOfChange(article, text)) {
            return Relation.RANGE_END;
        }
        if (isPartOf(article, text)) {
            return Relation.PART;
        }
        if (Agreement.vaguely(article, text)) {
            return Relation.VAGUE;
        }
        return Agreement.rounds(article, text) || isCoarselyRounded(article, text) ? Relation.ROUNDED : null;
    }

    /** "To £1,475" of "from £1,250 to £1,475": what changed had both values. */
    private static boolean isEndOfChange(Figure article, Figure text) {
        return article.amount() instanceof Amount.Range range
                && article.change() != null
                && text.amount() instanceof Amount.Exact exact
                && (exact.value().compareTo(range.low()) == 0 || exact.value().compareTo(range.high()) == 0);
    }

    /** "28 stores" of "28 of its 754 stores", or the 754. */
    private static boolean isPartOf(Figure article, Figure text) {
        return article.amount() instanceof Amount.Part part
                && text.amount() instanceof Amount.Exact exact
                && part.whole().compareTo(BigDecimal.TEN) > 0
                && (exact.value().compareTo(part.part()) == 0 || exact.value().compareTo(part.whole()) == 0);
    }

    /** "About 0.3 million" for 280,000. */
    private static boolean isCoarselyRounded(Figure article, Figure text) {
        boolean exact = article.amount() instanceof Amount.Exact && text.amount() instanceof Amount.Exact;
        if (!exact || text.qualifier() != Qualifier.ABOUT) {
            return false;
        }
        BigDecimal precise = ((Amount.Exact) article.amount()).value().abs();
        BigDecimal round = ((Amount.Exact) text.amount()).value().abs().stripTrailingZeros();
        if (round.signum() == 0 || precise.stripTrailingZeros().precision() <= round.precision()) {
            return false;
        }
        boolean right = precise.round(new MathContext(round.precision(), RoundingMode.HALF_UP))
                        .compareTo(round)
                == 0;
        return right && round.subtract(precise).abs().compareTo(precise.multiply(COARSE)) <= 0;
    }
}
