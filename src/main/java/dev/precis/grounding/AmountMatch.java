package dev.precis.grounding;

import dev.precis.figures.Agreement;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Normalized;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Unit;
import dev.precis.grounding.Candidate.Relation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How the amount of a text's figure agrees with that of an article's figure. */
final class AmountMatch {
    /** "About 0.3 million" may be this far from 280,000, as a share, because it is the right rounding to its digits. */
    private static final BigDecimal COARSE = new BigDecimal("0.1");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** "Over a quarter" may stand for so many percentage points more. */
    private static final BigDecimal SHARE_SLACK = BigDecimal.valueOf(5);

    /** "Just over two weeks" may stand for so much more, as a share. */
    private static final BigDecimal SLACK_OF_BOUND = new BigDecimal("0.2");

    private AmountMatch() {}

    /** Null where the amounts do not agree. */
    static @Nullable Relation between(Figure article, Figure text) {
        if (Agreement.sameNumber(article.amount(), text.amount())) {
            return Relation.SAME;
        }
        if (Agreement.converts(article, text)) {
            return Relation.CONVERTED;
        }
        if (isMoneyInOtherUnit(article, text) || isMoneyInOtherUnit(text, article)) {
            return Relation.CONVERTED;
        }
        if (Agreement.sameShare(article, text) || isBoundedShare(article, text)) {
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
        if (isRoundedInOtherUnit(article, text)) {
            return Relation.CONVERTED;
        }
        return Agreement.rounds(article, text) || isCoarselyRounded(article, text) || isCutOff(article, text)
                ? Relation.ROUNDED
                : null;
    }

    /** "Just over two weeks" for 16 days. */
    private static boolean isRoundedInOtherUnit(Figure article, Figure text) {
        Normalized from = article.normalized();
        Normalized to = text.normalized();
        Unit one = article.unit();
        Unit other = text.unit();
        boolean alike = from != null && to != null && from.unitCode().equals(to.unitCode());
        if (!alike
                || from == null
                || to == null
                || one == null
                || other == null
                || one.name().equals(other.name())) {
            return false;
        }
        BigDecimal precise = from.value().abs();
        BigDecimal round = to.value().abs();
        BigDecimal share = round.signum() == 0
                ? BigDecimal.ZERO
                : precise.divide(round, MathContext.DECIMAL64).subtract(BigDecimal.ONE);
        return switch (text.qualifier()) {
            case MORE_THAN, AT_LEAST -> share.signum() > 0 && share.compareTo(SLACK_OF_BOUND) <= 0;
            case NEARLY, LESS_THAN, AT_MOST ->
                share.signum() < 0 && share.negate().compareTo(SLACK_OF_BOUND) <= 0;
            case ABOUT -> share.abs().compareTo(COARSE) <= 0;
            case EXACT -> false;
        };
    }

    /** "£3.64" for "364p". */
    private static boolean isMoneyInOtherUnit(Figure minor, Figure main) {
        Normalized normal = minor.normalized();
        Unit unit = main.unit();
        return normal != null
                && unit != null
                && main.kind() == Kind.MONEY
                && minor.kind() == Kind.MONEY
                && normal.unitCode().equals(unit.code())
                && main.amount() instanceof Amount.Exact exact
                && exact.value().abs().compareTo(normal.value().abs()) == 0;
    }

    /** "Fewer than six in ten" for 58.2 percent, "more than half" for 54. */
    private static boolean isBoundedShare(Figure article, Figure text) {
        BigDecimal precise = article.kind() == Kind.PERCENT && article.amount() instanceof Amount.Exact exact
                ? exact.value().abs()
                : part(article);
        BigDecimal round = part(text);
        if (precise == null || round == null || text.qualifier() == Qualifier.EXACT) {
            return false;
        }
        BigDecimal more = precise.subtract(round);
        boolean near = more.abs().compareTo(SHARE_SLACK) <= 0;
        return near
                && switch (text.qualifier()) {
                    case MORE_THAN, AT_LEAST -> more.signum() > 0;
                    case LESS_THAN, AT_MOST, NEARLY -> more.signum() < 0;
                    default -> true;
                };
    }

    private static @Nullable BigDecimal part(Figure figure) {
        return figure.amount() instanceof Amount.Part part && part.whole().signum() > 0
                ? part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64)
                : null;
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
                && (exact.value().compareTo(part.part()) == 0 && part.part().compareTo(BigDecimal.ONE) > 0
                        || exact.value().compareTo(part.whole()) == 0
                                && part.whole().compareTo(BigDecimal.TEN) > 0);
    }

    /** "More than £1bn" for £1.38bn: the number cut off behind the digits that are told. */
    private static boolean isCutOff(Figure article, Figure text) {
        boolean more = text.qualifier() == Qualifier.MORE_THAN || text.qualifier() == Qualifier.AT_LEAST;
        if (!more
                || !(article.amount() instanceof Amount.Exact precise)
                || !(text.amount() instanceof Amount.Exact told)
                || told.value().compareTo(HUNDRED) < 0
                || precise.value().compareTo(told.value()) <= 0) {
            return false;
        }
        BigDecimal round = told.value().stripTrailingZeros();
        return precise.value()
                        .round(new MathContext(round.precision(), RoundingMode.DOWN))
                        .compareTo(round)
                == 0;
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
