package dev.precis.web;

import dev.precis.trace.Span;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;

/** Tells of each answered request. The endpoints say which route it took. */
final class RequestTrace implements RequestLog {
    private static final String ROUTE = RequestTrace.class.getName();
    private static final String NONE = "none";
    private static final int LEAST_FAILURE = 500;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[\\da-f]{2}-([\\da-f]{32})-[\\da-f]{16}-[\\da-f]{2}(?:-.*)?");

    private final Consumer<Served> listener;

    RequestTrace(Consumer<Served> listener) {
        this.listener = listener;
    }

    /** Holds the route of a request. */
    private static final class Route {
        private volatile String path = NONE;
        private volatile Span span = Span.NONE;
    }

    static void begin(Request request) {
        request.setAttribute(ROUTE, new Route());
    }

    static void took(HttpServletRequest request, String path) {
        if (request.getAttribute(ROUTE) instanceof Route route) {
            route.path = path;
        }
    }

    /** The span ends when the request has been answered. */
    static void took(HttpServletRequest request, Span span) {
        if (request.getAttribute(ROUTE) instanceof Route route) {
            route.span = span;
        }
    }

    private static void end(Span span, int status) {
        span.put("http.response.status_code", status);
        if (status >= LEAST_FAILURE) {
            span.fail(String.valueOf(status));
        }
        span.end();
    }

    @Override
    public void log(Request request, Response response) {
        var route = request.getAttribute(ROUTE) instanceof Route known ? known : new Route();
        end(route.span, response.getStatus());
        var method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
        var took = Duration.ofNanos(NanoTime.since(request.getBeginNanoTime()));
        var id = Objects.requireNonNullElse(response.getHeaders().get(RequestId.HEADER), "");
        var trace = route.span.traceId().isEmpty() ? traceId(request) : route.span.traceId();
        listener.accept(new Served(route.path, method, response.getStatus(), took, id, trace));
    }

    private static String traceId(Request request) {
        var parent = TRACE_PARENT.matcher(
                Objects.requireNonNullElse(request.getHeaders().get("traceparent"), ""));
        return parent.matches() ? parent.group(1) : "";
    }
}
