package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The answer of a probe. */
record HealthAnswer(
        @JsonPropertyDescription("live or ready.") String status) {}
