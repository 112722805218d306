package dev.precis.web;

import dev.precis.access.ApiKey;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.jetty.util.Attributes;
import org.jspecify.annotations.Nullable;

/** The name of one request in answers and logs. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final int MAX_LENGTH = 128;
    private static final int BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RequestId() {}

    /** The id of a request: the caller's where it is 1 to 128 visible ASCII characters and no API key, else a new one. */
    static String of(Attributes request, @Nullable String sent) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var id = sent != null && isFit(sent) ? sent : next();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request that came through the edge. */
    static String of(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }

    private static boolean isFit(String sent) {
        return !sent.isEmpty()
                && sent.length() <= MAX_LENGTH
                && sent.chars().allMatch(c -> c > ' ' && c < 0x7F)
                && !ApiKey.isIn(sent);
    }

    /** A new one. */
    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
