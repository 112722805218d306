package dev.precis.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A number as the tokens write it, before anybody asks what it counts.
 *
 * @param from first token
 * @param to after the last token
 * @param value magnitude applied; the numerator where there is a {@code whole}
 * @param multiplier what its scale word multiplied it by; 1 without one
 * @param form how it is written
 * @param whole the denominator of "two-thirds"
 */
record Numeral(
        int from,
        int to,
        BigDecimal value,
        BigDecimal multiplier,
        Form form,
        @Nullable BigDecimal whole) {
    enum Form {
        /** Begins with digits: "2.5 million". */
        DIGITS,
        /** Only words: "two hundred and five". */
        WORDS,
        /** "sixth", "21st". */
        ORDINAL,
        /** "dozens", "tens of thousands": the value is the order of magnitude. */
        VAGUE
    }

    /** The number that stands before the scale word: 10 in "10 million". */
    BigDecimal written() {
        return value.divide(multiplier, 12, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** The value without zeros behind the point that a scale word left. */
    BigDecimal plainValue() {
        if (multiplier.compareTo(BigDecimal.ONE) == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    boolean isWhole() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    boolean isPlain() {
        return whole == null && (form == Form.DIGITS || form == Form.WORDS);
    }

    Numeral times(BigDecimal factor) {
        return new Numeral(from, to, value.multiply(factor), multiplier.multiply(factor), form, whole);
    }
}
