package dev.precis.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A unit of measurement.
 *
 * @param code UCUM; null where the word has no single meaning ("ton")
 * @param factor exact, from this unit to {@code siCode}; null where there is none
 */
record Measure(
        String id,
        Kind kind,
        @Nullable String code,
        @Nullable BigDecimal factor,
        @Nullable String siCode) {}
