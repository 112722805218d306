package dev.precis.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of an address, without repairing anything. */
final class QueryString {
    private QueryString() {}

    /** The parameters in their order, each with all its values. */
    static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                parameters.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decode(String encoded) {
        var bytes = new ByteArrayOutputStream();
        for (int at = 0; at < encoded.length(); at++) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes.write(hex(encoded, at + 1) * 16 + hex(encoded, at + 2));
                at += 2;
            } else {
                bytes.writeBytes((c == '+' ? " " : String.valueOf(c)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return RequestBody.decode(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    private static int hex(String encoded, int at) {
        int digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw Problem.of(
                            ProblemType.MALFORMED_REQUEST,
                            "The query holds a % that is not followed by two hexadecimal digits; write %25 for %.")
                    .asException();
        }
        return digit;
    }
}
