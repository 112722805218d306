package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** A problem as it is answered, in the words of RFC 9457. */
record ProblemView(
        @JsonPropertyDescription(
                "Stable URI of the kind of problem, relative to the service; a page there says what it means.")
        String type,

        @JsonPropertyDescription("The kind in a few words.") String title,
        @JsonPropertyDescription("The HTTP status again.") int status,

        @JsonPropertyDescription("What is wrong here, and what to change.")
        String detail,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonPropertyDescription("One entry for each wrong field.")
        List<FieldError> errors,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonPropertyDescription("The sentences that could not be proven.")
        List<WithheldView> withheld,

        @JsonPropertyDescription("The same as the X-Request-Id header.")
        String requestId) {

    static ProblemView of(Problem problem, String requestId) {
        var withheld = problem.withheld().stream().map(WithheldView::of).toList();
        var type = problem.type();
        return new ProblemView(
                type.uri(), type.title(), type.status(), problem.detail(), problem.errors(), withheld, requestId);
    }
}
