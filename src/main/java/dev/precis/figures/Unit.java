package dev.precis.figures;

import org.jspecify.annotations.Nullable;

/**
 * What an amount is measured in or counts.
 *
 * @param name singular, as the article has it with its noun modifiers: "square mile", "cruise missile", "dollar"
 * @param code ISO 4217 for money, UCUM for measures, null for counted nouns
 * @param elided true where the article leaves the noun out and the words before tell it: "up from 26"
 */
public record Unit(String name, @Nullable String code, boolean elided) {
    public Unit(String name, @Nullable String code) {
        this(name, code, false);
    }

    /** The same unit in another spelling. */
    Unit withName(String spelled) {
        return new Unit(spelled, code, elided);
    }

    /** The same noun, left out. */
    Unit leftOut() {
        return new Unit(name, code, true);
    }
}
