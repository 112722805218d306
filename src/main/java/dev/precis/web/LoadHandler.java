package dev.precis.web;

import dev.precis.access.Slots;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends requests for work away at once while there is more of it than can be done, before their bodies are read. Requests
 * without a body (probes, metrics, what is stored, pages) always get in, and threads are kept back for them.
 */
final class LoadHandler extends Handler.Wrapper {
    private static final int RETRY_SECONDS = 1;
    private static final int SHORT = 100_000;

    private final Slots slots;
    private final int most;
    private final AtomicInteger running = new AtomicInteger();

    /** @param most requests with a body at the same time */
    LoadHandler(Slots slots, int most) {
        this.slots = slots;
        this.most = most;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!BodyHandler.hasBody(request)) {
            return super.handle(request, response, callback);
        }
        if (slots.isFull() || !enter(request)) {
            return refuse(request, response, callback);
        }
        return super.handle(request, response, callback);
    }

    /** The connection of a short body lasts; a long one is not worth waiting for. */
    static boolean refuse(Request request, Response response, Callback callback) {
        long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        if (length < 0 || length > SHORT || request.getHeaders().contains(HttpHeader.EXPECT)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        return EdgeAnswer.write(request, response, callback, overloaded());
    }

    private boolean enter(Request request) {
        if (running.incrementAndGet() > most) {
            running.decrementAndGet();
            return false;
        }
        Request.addCompletionListener(request, failure -> running.decrementAndGet());
        return true;
    }

    static Problem overloaded() {
        return Problem.of(
                        ProblemType.OVERLOADED,
                        "This instance has more to do than it can just now. Send the request again in a moment.")
                .withRetryAfter(RETRY_SECONDS);
    }
}
