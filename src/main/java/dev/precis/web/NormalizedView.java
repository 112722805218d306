package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;

/** A measure in its SI-based unit, or money in its main unit. */
record NormalizedView(
        BigDecimal value,

        @JsonPropertyDescription("UCUM for measures, ISO 4217 for money.")
        String unitCode) {}
