package dev.precis.web;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The first of our handlers: gives each request its id, and refuses what can be understood in more than one way. */
final class EdgeHandler extends Handler.Wrapper {
    /** Javalin remembers every method name it meets, so unknown ones must not reach it. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = RequestId.of(request, request.getHeaders().get(RequestId.HEADER));
        response.getHeaders().put(RequestId.HEADER, id);
        RequestTrace.begin(request);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        var fault = fault(request);
        if (fault != null) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            return EdgeAnswer.write(request, response, callback, Problem.of(ProblemType.MALFORMED_REQUEST, fault));
        }
        if (!METHODS.contains(request.getMethod())) {
            // A CONNECT would leave the connection open for a tunnel.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return super.handle(new PlainRequest(request), response, callback);
    }

    /** What Jetty lets pass although somebody on the way may have read it otherwise; null where there is nothing. */
    private static @Nullable String fault(Request request) {
        var headers = request.getHeaders();
        if (headers.contains(HttpHeader.TRANSFER_ENCODING)
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0) {
            return "HTTP/1.0 has no Transfer-Encoding; send a Content-Length, or HTTP/1.1.";
        }
        if (headers.getFields(HttpHeader.CONTENT_TYPE).size() > 1) {
            return "Send the header Content-Type once.";
        }
        var scheme = request.getHttpURI().getScheme();
        return scheme == null || SCHEMES.contains(scheme) ? null : "The address must begin with http or https.";
    }

    /**
     * The request without the header by which Javalin lets one method pass for another. Unknown methods are TRACE, which no
     * endpoint has: so the answer tells which ones the address takes.
     */
    private static final class PlainRequest extends Request.Wrapper {
        private static final String OVERRIDE = "X-HTTP-Method-Override";
        private static final String REFUSED = "TRACE";

        private final HttpFields headers;
        private final String method;

        PlainRequest(Request request) {
            super(request);
            var sent = request.getHeaders();
            headers = sent.contains(OVERRIDE)
                    ? HttpFields.build(sent).remove(OVERRIDE).asImmutable()
                    : sent;
            method = METHODS.contains(request.getMethod()) ? request.getMethod() : REFUSED;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }
}
