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

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @JsonPropertyDescription("Line of a body of lines, from 1; the pointer is into that line.")
        @Nullable
        Integer line,

        @JsonPropertyDescription("What to change.") String detail) {

    /** The same without what may be an API key: a caller may have put one in a wrong place. */
    FieldError withoutKeys() {
        return new FieldError(
                pointer == null ? null : ApiKey.hidden(pointer),
                parameter == null ? null : ApiKey.hidden(parameter),
                line,
                ApiKey.hidden(detail));
    }

    static FieldError inBody(String pointer, String detail) {
        return new FieldError(pointer, null, null, detail);
    }

    static FieldError inQuery(String parameter, String detail) {
        return new FieldError(null, parameter, null, detail);
    }

    /** @param line from 1 */
    static FieldError inLine(int line, String pointer, String detail) {
        return new FieldError(pointer, null, line, detail);
    }
}
