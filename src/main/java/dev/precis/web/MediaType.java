package dev.precis.web;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.jspecify.annotations.Nullable;

/**
 * A media type as Content-Type has it.
 *
 * @param name lower case, without parameters: {@code text/plain}
 */
record MediaType(String name, Map<String, String> parameters) {
    static final String EVENTS = "text/event-stream";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String NDJSON = "application/x-ndjson";
    static final String TEXT = "text/plain";
    static final String HTML = "text/html";

    /** Of an answer without a body. */
    static final String NONE = "";

    /** Of an address that sends files of several types. */
    static final String ANY = "*/*";

    static MediaType parse(@Nullable String header) {
        Map<String, String> parameters = new HashMap<>();
        var name = header == null ? "" : HttpField.getValueParameters(header, parameters);
        Map<String, String> lower = new HashMap<>();
        parameters.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value == null ? "" : value));
        return new MediaType(name == null ? "" : name.strip().toLowerCase(Locale.ROOT), lower);
    }

    /** The charset it names, UTF-8 where it names none. */
    Charset charset() {
        var name = parameters.getOrDefault("charset", "");
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "The charset that Content-Type names is not known here; send UTF-8 and charset=utf-8.")
                    .asException();
        }
    }
}
