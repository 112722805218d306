package dev.precis.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Lets what is left of a refused request's body run out, after it was answered. A client that still sends when its connection
 * is closed never sees the answer: many write all of their body before they read. Holds no thread and no memory, and ends:
 * after so many bytes, after so long, and at once where very many already run out or the client waits to be told to send.
 */
final class Drain implements Invocable.Task {
    private static final long MOST_BYTES = 100_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 200;
    private static final AtomicInteger RUNNING = new AtomicInteger();

    private final Request request;
    private final Callback callback;
    private final EndPoint connection;
    private final long idleMillis;
    private final long started = NanoTime.now();
    private long size;

    private Drain(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
        this.idleMillis = connection.getIdleTimeout();
    }

    /** Runs the rest of the body out, then tells the callback that all went well, whatever came. */
    static void of(Request request, Callback callback) {
        if (request.getHeaders().contains(HttpHeader.EXPECT) || !BodyHandler.hasBody(request)) {
            callback.succeeded();
        } else if (RUNNING.incrementAndGet() > MOST_AT_ONCE) {
            RUNNING.decrementAndGet();
            callback.succeeded();
        } else {
            new Drain(request, callback).run();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public void run() {
        while (true) {
            var chunk = request.read();
            if (chunk == null) {
                connection.setIdleTimeout(LONGEST_PAUSE.toMillis());
                request.demand(this);
                return;
            }
            if (isEnd(chunk)) {
                end();
                return;
            }
        }
    }

    private boolean isEnd(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk)) {
            return true;
        }
        size += chunk.remaining();
        chunk.release();
        return chunk.isLast() || size > MOST_BYTES || NanoTime.since(started) > LONGEST.toNanos();
    }

    private void end() {
        RUNNING.decrementAndGet();
        connection.setIdleTimeout(idleMillis);
        callback.succeeded();
    }
}
