package dev.precis.figures;

import org.jspecify.annotations.Nullable;

/**
 * What an amount is measured in or counts.
 *
 * @param name singular, as the article has it with its noun modifiers: "square mile", "cruise missile", "dollar"
 * @param code ISO 4217 for money, UCUM for measures, null for counted nouns
 */
public record Unit(String name, @Nullable String code) {}
