package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** The answer of a probe. */
record HealthAnswer(
        @JsonPropertyDescription("live or ready.") String status,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription(
                "Only of ready: providers of models that are left alone for a while because they fail. The service is ready all the same: what needs no model is answered.")
        List<String> failingProviders) {
    HealthAnswer(String status) {
        this(status, List.of());
    }
}
