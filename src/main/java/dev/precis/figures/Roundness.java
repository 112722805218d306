package dev.precis.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How coarse a number is that a writer rounds to: by tens, fives or dozens, or by thirds and quarters of a thousand, a
 * million, a billion. "Nearly 30", "more than 25" and "more than two dozen" all tell 28 honestly; "nearly 40" does not.
 */
final class Roundness {
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal DOZEN = BigDecimal.valueOf(12);
    /** Nobody counts more dozens than these. */
    private static final BigDecimal DOZENS = BigDecimal.valueOf(120);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    /** "More than 20" may stand for so many times as much, */
    private static final BigDecimal MORE = new BigDecimal("1.45");
    /** "nearly 30" for what lacks this share of it, */
    private static final BigDecimal LACKING = new BigDecimal("0.1");
    /** and "about 30" for what is this far off. */
    private static final BigDecimal OFF = new BigDecimal("0.07");
    /** Thirds are written out so far. */
    private static final BigDecimal TINY = new BigDecimal("0.0001");

    private Roundness() {}

    /** True where the qualifier is right for the precise number and the round one is the next of its coarseness. */
    static boolean isNext(BigDecimal precise, BigDecimal round, Qualifier qualifier) {
        BigDecimal grain = grain(round);
        if (grain.compareTo(grain(precise)) <= 0) {
            return false;
        }
        BigDecimal more = precise.subtract(round);
        return switch (qualifier) {
            case MORE_THAN ->
                more.signum() > 0 && more.compareTo(grain) < 0 && precise.compareTo(round.multiply(MORE)) <= 0;
            case NEARLY -> more.signum() < 0 && isWithin(more, grain, round, LACKING);
            case ABOUT -> isWithin(more, grain, round, OFF);
            default -> false;
        };
    }

    private static boolean isWithin(BigDecimal off, BigDecimal grain, BigDecimal round, BigDecimal share) {
        return off.abs().multiply(TWO).compareTo(grain) < 0 && off.abs().compareTo(round.multiply(share)) <= 0;
    }

    /** The steps that such a number is counted in. */
    private static BigDecimal grain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        BigDecimal step = plain.ulp();
        boolean five = plain.unscaledValue().mod(BigDecimal.TEN.toBigInteger()).equals(FIVE.toBigInteger());
        BigDecimal grain = five ? step.multiply(FIVE) : step;
        boolean dozens = value.compareTo(DOZENS) <= 0 && value.remainder(DOZEN).signum() == 0;
        grain = dozens ? grain.max(DOZEN) : grain;
        return isThird(value) ? grain.max(value.min(third(value))) : grain;
    }

    /** "A third of a billion", "two thirds of a million". */
    private static boolean isThird(BigDecimal value) {
        BigDecimal third = third(value);
        BigDecimal parts = value.divide(third, MathContext.DECIMAL64);
        BigDecimal whole = parts.setScale(0, RoundingMode.HALF_UP);
        boolean exact = parts.subtract(whole).abs().compareTo(TINY) <= 0;
        return value.compareTo(BigDecimal.valueOf(100)) > 0
                && exact
                && (whole.compareTo(BigDecimal.ONE) == 0 || whole.compareTo(TWO) == 0);
    }

    /** A third of the least power of ten above a number. */
    private static BigDecimal third(BigDecimal value) {
        int digits = value.precision() - value.scale();
        return BigDecimal.ONE.movePointRight(digits).divide(THREE, MathContext.DECIMAL64);
    }
}
