package dev.precis.web;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The first of our handlers: gives each request its id, and refuses methods that HTTP does not define. */
final class EdgeHandler extends Handler.Wrapper {
    /** Javalin remembers every method name it meets, so unknown ones must not reach it. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = RequestId.of(request, request.getHeaders().get(RequestId.HEADER));
        response.getHeaders().put(RequestId.HEADER, id);
        RequestTrace.begin(request);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        if (METHODS.contains(request.getMethod())) {
            return super.handle(new PlainRequest(request), response, callback);
        }
        response.getHeaders().put("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
        Response.writeError(request, response, callback, ProblemType.METHOD_NOT_ALLOWED.status());
        return true;
    }

    /** The request without the header by which Javalin lets one method pass for another. */
    private static final class PlainRequest extends Request.Wrapper {
        private static final String OVERRIDE = "X-HTTP-Method-Override";

        private final HttpFields headers;

        PlainRequest(Request request) {
            super(request);
            var sent = request.getHeaders();
            headers = sent.contains(OVERRIDE)
                    ? HttpFields.build(sent).remove(OVERRIDE).asImmutable()
                    : sent;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
