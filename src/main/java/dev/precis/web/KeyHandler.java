package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.ApiKey;
import dev.precis.access.Caller;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, whatever its path: which endpoints ask for a key is told by the endpoints themselves, so no
 * trick with the path gets past. A body is not read from somebody unknown.
 */
final class KeyHandler extends Handler.Wrapper {
    private static final String SCHEME = "bearer ";
    /** Names under which other services take keys in the query. */
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:^|&)(?:api[_-]?key|apikey|access[_-]?token|key|token|authorization)=", Pattern.CASE_INSENSITIVE);

    private final Access access;

    KeyHandler(Access access) {
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (hasKeyInAddress(request)) {
            return EdgeAnswer.write(request, response, callback, keyInAddress());
        }
        var refusal = identify(request);
        if (refusal != null && BodyHandler.hasBody(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            return EdgeAnswer.write(request, response, callback, refusal);
        }
        return super.handle(request, response, callback);
    }

    /** Notes the caller, or why there is none; the latter is returned. */
    private @Nullable Problem identify(Request request) {
        var headers = request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION);
        if (!access.keys().isAsked()) {
            Callers.put(request, Caller.LOCAL);
            return null;
        }
        if (headers.size() > 1) {
            return refuse(request, missing("Send the header Authorization once, with one key."));
        }
        var header = headers.isEmpty() ? "" : headers.get(0);
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? identify(request, header.substring(SCHEME.length()).strip())
                : refuse(request, missing("Send the header Authorization: Bearer pk_… with your key."));
    }

    private @Nullable Problem identify(Request request, String text) {
        var key = ApiKey.parse(text);
        Optional<Caller> caller = key.flatMap(access.keys()::find);
        if (caller.isEmpty()) {
            return refuse(request, access.keys().isKnown() ? failed(request, key.isPresent()) : unknown());
        }
        Callers.put(request, caller.get());
        return null;
    }

    private Problem failed(Request request, boolean wellFormed) {
        var tries = access.failures().count(request.getConnectionMetaData().getRemoteSocketAddress());
        if (!tries.granted()) {
            return Problem.of(
                            ProblemType.TOO_MANY_WRONG_KEYS,
                            "This address has shown too many wrong keys. Wait " + tries.pauseSeconds()
                                    + " seconds; a right key is let in at once.")
                    .withRetryAfter((int) tries.pauseSeconds());
        }
        return Problem.of(
                ProblemType.WRONG_KEY,
                wellFormed
                        ? "No key like this is known here, or it was revoked. Ask the operator for another."
                        : "This is not a key of this service, or it was not copied whole: a key is pk_ and 33 letters and"
                                + " digits.");
    }

    private static Problem refuse(Request request, Problem refusal) {
        Callers.put(request, refusal);
        return refusal;
    }

    private Problem missing(String detail) {
        return access.keys().isKnown() ? Problem.of(ProblemType.KEY_MISSING, detail) : unknown();
    }

    private static Problem unknown() {
        return Problem.of(ProblemType.STORAGE_UNAVAILABLE, "The keys cannot be read yet; send the request again.")
                .withRetryAfter(2);
    }

    private static boolean hasKeyInAddress(Request request) {
        var address = request.getHttpURI().getPathQuery();
        if (address == null) {
            return false;
        }
        var query = request.getHttpURI().getQuery();
        return ApiKey.isIn(address)
                || ApiKey.isIn(decode(address))
                || query != null && PARAMETER.matcher(query).find();
    }

    private static String decode(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static Problem keyInAddress() {
        return Problem.of(
                ProblemType.KEY_IN_ADDRESS,
                "Addresses are written to logs everywhere on the way. Send the key in the header Authorization: Bearer pk_…,"
                        + " and have the one that stood in the address revoked.");
    }
}
