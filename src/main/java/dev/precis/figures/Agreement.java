package dev.precis.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a text tells the amount that an article has: the same number, a right conversion or an honest rounding. */
public final class Agreement {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** A conversion may be this far off, as a share, even where it is written with one digit. */
    private static final BigDecimal CONVERSION_SLACK = new BigDecimal("0.08");
    /** "About 2,000" may stand for what is this far off, as a share. */
    private static final BigDecimal ROUNDING_SLACK = new BigDecimal("0.06");
    /** "More than 30" may stand for up to this many times as much. */
    private static final BigDecimal BOUND_SLACK = new BigDecimal("1.2");

    private static final Set<Qualifier> FROM_BELOW = Set.of(Qualifier.MORE_THAN, Qualifier.AT_LEAST, Qualifier.ABOUT);
    private static final Set<Qualifier> FROM_ABOVE =
            Set.of(Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.AT_MOST, Qualifier.ABOUT);

    private Agreement() {}

    /** The numbers of an amount, without sign and trailing zeros: keys to find it by. */
    public static List<BigDecimal> numbers(Amount amount) {
        if (amount instanceof Amount.Exact exact) {
            return List.of(plain(exact.value()));
        }
        if (amount instanceof Amount.Range range) {
            return List.of(plain(range.low()), plain(range.high()));
        }
        if (amount instanceof Amount.Part part) {
            return List.of(plain(part.part()), plain(part.whole()), plain(percent(part)));
        }
        if (amount instanceof Amount.Score score) {
            return score.parts().stream().map(p -> plain(BigDecimal.valueOf(p))).toList();
        }
        return amount instanceof Amount.Vague vague ? List.of(plain(vague.low())) : List.of();
    }

    /** True where both tell the same number; units are not looked at, nor is the sign. */
    public static boolean sameNumber(Amount one, Amount other) {
        if (one instanceof Amount.Exact a && other instanceof Amount.Exact b) {
            return plain(a.value()).equals(plain(b.value()));
        }
        if (one instanceof Amount.Range a && other instanceof Amount.Range b) {
            return a.low().compareTo(b.low()) == 0 && a.high().compareTo(b.high()) == 0;
        }
        if (one instanceof Amount.Part a && other instanceof Amount.Part b) {
            return a.part().multiply(b.whole()).compareTo(b.part().multiply(a.whole())) == 0;
        }
        if (one instanceof Amount.Score a && other instanceof Amount.Score b) {
            return a.parts().equals(b.parts()) || a.parts().equals(reversed(b.parts()));
        }
        return one instanceof Amount.Vague a
                && other instanceof Amount.Vague b
                && a.low().compareTo(b.low()) == 0;
    }

    /** True where a share and a percentage tell the same: "a third" and "33%", "half" and "50 percent". */
    public static boolean sameShare(Figure article, Figure text) {
        BigDecimal one = share(article);
        BigDecimal other = share(text);
        return one != null
                && other != null
                && one.subtract(other).abs().compareTo(BigDecimal.ONE) <= 0
                && (article.amount() instanceof Amount.Part || text.amount() instanceof Amount.Part);
    }

    /** True where a share and a percentage are the very same number: "four in ten" and "40%". */
    public static boolean isExactShare(Figure article, Figure text) {
        BigDecimal one = share(article);
        BigDecimal other = share(text);
        return one != null && other != null && one.compareTo(other) == 0;
    }

    private static @Nullable BigDecimal share(Figure figure) {
        if (figure.amount() instanceof Amount.Part part) {
            return percent(part);
        }
        boolean percent = figure.kind() == Kind.PERCENT && figure.amount() instanceof Amount.Exact;
        return percent ? ((Amount.Exact) figure.amount()).value().abs() : null;
    }

    /** True where the text gives the article's measure in another unit, right to the precision it is written with. */
    public static boolean converts(Figure article, Figure text) {
        Normalized from = article.normalized();
        Normalized to = text.normalized();
        if (from == null || to == null || !from.unitCode().equals(to.unitCode())) {
            return false;
        }
        BigDecimal written = exact(text);
        if (written == null || written.signum() == 0 || sameUnit(article, text)) {
            return false;
        }
        BigDecimal factor = to.value().divide(written, MathContext.DECIMAL64).abs();
        BigDecimal slack = step(written)
                .divide(BigDecimal.valueOf(2), MathContext.DECIMAL64)
                .multiply(factor);
        BigDecimal most = from.value().abs().multiply(CONVERSION_SLACK);
        return from.value().subtract(to.value()).abs().compareTo(slack.min(most)) <= 0;
    }

    private static boolean sameUnit(Figure article, Figure text) {
        Unit one = article.unit();
        Unit other = text.unit();
        return one != null && other != null && one.code() != null && one.code().equals(other.code());
    }

    /**
     * True where the text's number is the article's, made rounder, and says so ("about", "nearly", "more than") or is
     * a right rounding to two digits or more of a number with more of them.
     */
    public static boolean rounds(Figure article, Figure text) {
        BigDecimal precise = exact(article);
        BigDecimal round = exact(text);
        if (precise == null
                || round == null
                || round.signum() == 0
                || plain(precise).equals(plain(round))) {
            return false;
        }
        precise = precise.abs();
        round = round.abs();
        return isDigitRounding(precise, round)
                || saysSo(precise, round, text.qualifier())
                || article.qualifier() == Qualifier.EXACT && Roundness.isNext(precise, round, text.qualifier());
    }

    private static boolean isDigitRounding(BigDecimal precise, BigDecimal round) {
        BigDecimal digits = plain(round);
        int places = digits.precision() - digits.scale();
        boolean enough = digits.precision() >= 2 && plain(precise).precision() > digits.precision();
        return enough
                && precise.round(new MathContext(digits.precision(), RoundingMode.HALF_UP))
                                .compareTo(round)
                        == 0
                && (places > 3 || plain(precise).scale() > 0);
    }

    private static boolean saysSo(BigDecimal precise, BigDecimal round, Qualifier qualifier) {
        if (precise.compareTo(round) >= 0 && FROM_BELOW.contains(qualifier)) {
            BigDecimal most = qualifier == Qualifier.ABOUT ? slack(round, ROUNDING_SLACK) : round.multiply(BOUND_SLACK);
            return precise.compareTo(most) <= 0 && isRounder(precise, round);
        }
        return precise.compareTo(round) < 0
                && FROM_ABOVE.contains(qualifier)
                && round.compareTo(slack(precise, ROUNDING_SLACK)) <= 0
                && isRounder(precise, round);
    }

    private static BigDecimal slack(BigDecimal value, BigDecimal share) {
        return value.add(value.multiply(share));
    }

    private static boolean isRounder(BigDecimal precise, BigDecimal round) {
        return plain(round).precision() < plain(precise).precision()
                || step(round).compareTo(step(precise)) > 0;
    }

    /** True where a vague word and a number may mean the same: "dozens" for 40, "thousands" for 6,500. */
    public static boolean vaguely(Figure article, Figure text) {
        if (text.amount() instanceof Amount.Vague vague && article.amount() instanceof Amount.Exact exact) {
            BigDecimal ratio = exact.value().abs().divide(vague.low(), MathContext.DECIMAL64);
            return ratio.compareTo(new BigDecimal("1.5")) >= 0 && ratio.compareTo(BigDecimal.valueOf(1000)) < 0;
        }
        return false;
    }

    /** True where the text tells one end of the article's range with the bound that it is: "up to 12" of "10 to 12". */
    public static boolean tellsOneEnd(Figure article, Figure text) {
        BigDecimal value = exact(text);
        if (!(article.amount() instanceof Amount.Range range) || value == null) {
            return false;
        }
        return switch (text.qualifier()) {
            case AT_LEAST, MORE_THAN -> value.compareTo(range.low()) == 0;
            case AT_MOST, LESS_THAN, NEARLY -> value.compareTo(range.high()) == 0;
            case ABOUT, EXACT -> false;
        };
    }

    /** How many times the greater number is the other, where that is a power of ten from 10 on; 0 otherwise. */
    public static int magnitude(Amount one, Amount other) {
        if (!(one instanceof Amount.Exact a) || !(other instanceof Amount.Exact b)) {
            return 0;
        }
        BigDecimal x = plain(a.value());
        BigDecimal y = plain(b.value());
        boolean digits = x.unscaledValue().equals(y.unscaledValue()) && x.signum() != 0;
        return digits ? Math.abs(x.scale() - y.scale()) : 0;
    }

    private static @Nullable BigDecimal exact(Figure figure) {
        return figure.amount() instanceof Amount.Exact exact ? exact.value() : null;
    }

    private static BigDecimal percent(Amount.Part part) {
        return part.whole().signum() == 0
                ? BigDecimal.ZERO
                : part.part().multiply(HUNDRED).divide(part.whole(), MathContext.DECIMAL64);
    }

    /** The value of the last digit that is no zero: 100 for 2,300. */
    private static BigDecimal step(BigDecimal value) {
        return plain(value).ulp();
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.abs().stripTrailingZeros();
    }

    private static List<Integer> reversed(List<Integer> parts) {
        var list = new java.util.ArrayList<>(parts);
        java.util.Collections.reverse(list);
        return list;
    }
}
