package dev.precis.grounding;

import dev.precis.text.Span;
import org.jspecify.annotations.Nullable;

/** A date as far as a text gives it. */
record Moment(
        Span span,
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day,
        @Nullable Integer decade,
        @Nullable Integer century) {
    /** What it shows of itself where it is compared. */
    boolean covers(int otherYear) {
        Integer y = year;
        Integer d = decade;
        Integer c = century;
        return y != null && y == otherYear
                || d != null && (d == otherYear / 10 || d < 100 && d == otherYear / 10 % 10 && otherYear >= 1900)
                || c != null && c == otherYear / 100 + 1;
    }
}
