package dev.precis.figures;

import java.math.BigDecimal;
import java.util.List;

/** How much: exact decimals, magnitude applied ("$325 million" is 325000000). */
public sealed interface Amount {
    /** One number. */
    record Exact(BigDecimal value) implements Amount {}

    /** From one number to another, ends included; {@code low <= high}. */
    record Range(BigDecimal low, BigDecimal high) implements Amount {}

    /** Some of a whole: "10 out of 15", "one in five". */
    record Part(BigDecimal part, BigDecimal whole) implements Amount {}

    /** The numbers of a score in the article's order: "6-4, 7-5". */
    record Score(List<Integer> parts) implements Amount {
        public Score {
            parts = List.copyOf(parts);
        }
    }

    /** Words without a number: "dozens", "hundreds of thousands"; {@code low} is the order of magnitude meant. */
    record Vague(BigDecimal low) implements Amount {}
}
