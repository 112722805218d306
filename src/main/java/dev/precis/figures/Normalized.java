package dev.precis.figures;

import java.math.BigDecimal;

/**
 * A measure in its SI-based unit, or an amount of money in its main unit.
 *
 * @param value by the exact factor, rounded to the written precision
 * @param unitCode UCUM or ISO 4217
 */
public record Normalized(BigDecimal value, String unitCode) {}
