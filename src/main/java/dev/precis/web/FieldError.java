package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.access.ApiKey;
import org.jspecify.annotations.Nullable;

/** What is wrong with one field of a request: it stands in the body, or is a query parameter. */
record FieldError(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("JSON pointer (RFC 6901) into the body.")
        @Nullable
        String pointer,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonPropertyDescription("Name of the query parameter.") @Nullable
        String parameter,

        @JsonPropertyDescription("What to change.") String detail) {

    /** The same without what may be an API key: a caller may have put one in a wrong place. */
    FieldError withoutKeys() {
        return new FieldError(
                pointer == null ? null : ApiKey.hidden(pointer),
                parameter == null ? null : ApiKey.hidden(parameter),
                ApiKey.hidden(detail));
    }

    static FieldError inBody(String pointer, String detail) {
        return new FieldError(pointer, null, detail);
    }

    static FieldError inQuery(String parameter, String detail) {
        return new FieldError(null, parameter, detail);
    }
}
