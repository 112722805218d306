package dev.precis.draft;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Carries the body of a stream from the thread that receives it to the one that reads it. It holds at most a number of
 * bytes in all, so that the receiver never has to wait. A read ends with an error when nothing came for the idle time,
 * or when the stream's time is over.
 */
final class BodyPipe extends InputStream implements AsyncResponseConsumer<HttpAnswer> {
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<HttpAnswer> head = new CompletableFuture<>();
    private final Deadline deadline;
    private final Duration idle;
    private int left = BoundedHttpClient.BODY_LIMIT;
    private byte[] part = END;
    private int at;
    private volatile boolean closed;
    private volatile @Nullable Exchange<HttpAnswer> exchange;
    private volatile @Nullable IOException failure;
    private boolean isWhole;
    private @Nullable HttpAnswer answer;
    private @Nullable FutureCallback<HttpAnswer> callback;

    private BodyPipe(Deadline deadline, Duration idle) {
        this.deadline = deadline;
        this.idle = idle;
    }

    /** Sends a request whose answer comes through the pipe. */
    static BodyPipe open(HttpRequest request, Deadline deadline, Duration idle) {
        BodyPipe pipe = new BodyPipe(deadline, idle);
        Exchange<HttpAnswer> exchange = Transport.start(request, pipe);
        pipe.exchange = exchange;
        exchange.answer().whenComplete((answer, failure) -> pipe.end(failure));
        return pipe;
    }

    /** Completes when the headers are here. */
    CompletableFuture<HttpAnswer> head() {
        return head;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails body,
            HttpContext context,
            FutureCallback<HttpAnswer> callback)
            throws IOException {
        this.callback = callback;
        this.answer = HttpAnswer.of(response, END);
        head.complete(answer);
        if (body == null) {
            streamEnd(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // The answer itself is still to come.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer incoming) throws IOException {
        if (closed) {
            throw new IOException("Nobody reads any more");
        }
        left -= incoming.remaining();
        if (left < 0) {
            throw new BodyTooLargeException(BoundedHttpClient.BODY_LIMIT);
        }
        byte[] copy = new byte[incoming.remaining()];
        incoming.get(copy);
        if (copy.length > 0) {
            parts.add(copy);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        isWhole = true;
    }

    @Override
    public void failed(Exception cause) {
        // The exchange tells of it; it also knows of failures before there was a connection.
    }

    /** No more parts will come: because of a failure, or because all are here where that is null. */
    private void end(@Nullable Throwable cause) {
        if (cause != null) {
            failure = cause instanceof IOException io ? io : new IOException(cause);
            head.completeExceptionally(cause);
        }
        parts.add(END);
    }

    @Override
    public void releaseResources() {
        // Only now is the connection back in the pool, for the very next call.
        if (isWhole) {
            Objects.requireNonNull(callback).completed(Objects.requireNonNull(answer));
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return part.length - at;
    }

    @Override
    public void close() {
        closed = true;
        parts.add(END);
        Exchange<HttpAnswer> current = exchange;
        if (current != null) {
            current.cancel();
        }
    }

    /** Waits until there is something to read; false at the end. */
    private boolean fill() throws IOException {
        while (at == part.length) {
            byte[] next = closed ? END : next();
            if (next == END) {
                // Left in place for a reader that asks again.
                parts.add(END);
                return ended();
            }
            part = next;
            at = 0;
        }
        return true;
    }

    private boolean ended() throws IOException {
        IOException cause = failure;
        if (cause != null) {
            throw cause;
        }
        return false;
    }

    private byte[] next() throws IOException {
        long rest = deadline.left().toNanos();
        try {
            byte[] next = parts.poll(Math.min(rest, idle.toNanos()), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException(
                        rest <= idle.toNanos() ? "No complete answer in time" : "Nothing came for " + idle);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
