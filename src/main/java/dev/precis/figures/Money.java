package dev.precis.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A currency, or a minor unit of one.
 *
 * @param code ISO 4217; null where a word is shared by several ("peso")
 * @param share of the main unit: 1, or 0.01 for cents
 * @param name singular: of the minor unit, or of the currency where it has no code
 */
record Money(@Nullable String code, BigDecimal share, String name) {
    boolean isMinor() {
        return share.compareTo(BigDecimal.ONE) != 0;
    }
}
