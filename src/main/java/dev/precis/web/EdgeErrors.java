package dev.precis.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what fails before or outside the endpoints, in the one shape of all problems. */
final class EdgeErrors extends ErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeErrors.class);

    private final WebSettings settings;

    EdgeErrors(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            String message,
            @Nullable Throwable cause,
            Callback callback) {
        var id = RequestId.of(request, request.getHeaders().get(RequestId.HEADER));
        // A client that has gone is no failure of ours; most likely nobody reads this answer.
        var type = cause instanceof EofException ? ProblemType.MALFORMED_REQUEST : ProblemType.ofStatus(code);
        if (type == ProblemType.INTERNAL_ERROR) {
            LOG.error("Request {} failed at the edge: {}", id, cause == null ? code : Trace.of(cause));
        }
        EdgeAnswer.write(request, response, callback, Problem.of(type, detail(type, cause)));
    }

    private String detail(ProblemType type, @Nullable Throwable cause) {
        return switch (type) {
            case CONTENT_TOO_LARGE -> "The body must have at most " + settings.maxBody() + " bytes.";
            case REQUEST_TIMEOUT ->
                "The body must arrive within " + settings.bodyTimeout().toSeconds() + " seconds.";
            case INTERNAL_ERROR -> "An error of this service; its log has more under the request id.";
            case MALFORMED_REQUEST ->
                cause instanceof HttpException malformed && malformed.getReason() != null
                        ? type.meaning() + " Here: " + malformed.getReason() + "."
                        : type.meaning();
            default -> type.meaning();
        };
    }
}
