package dev.precis.grounding;

import dev.precis.text.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date as far as a text gives it. */
record Moment(
        Span span,
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day,
        @Nullable Integer decade,
        @Nullable Integer century) {
    /** The day; null where the text does not give all of it, or no such day is. */
    @Nullable
    LocalDate whole() {
        Integer y = year;
        Integer m = month;
        Integer d = day;
        return y == null || m == null || d == null
                        || d > LocalDate.of(y, m, 1).lengthOfMonth()
                ? null
                : LocalDate.of(y, m, d);
    }

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
