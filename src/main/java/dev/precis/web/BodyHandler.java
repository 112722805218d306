package dev.precis.web;

import dev.precis.access.Slots;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the whole body before a thread is given to the request, so that half-sent bodies hold no threads. Refuses bodies
 * that are too large, before the client is told to continue, and those that take too long.
 *
 * <p>Up to here nothing waits, so all of it runs in the few threads that look after the connections: who is refused costs no
 * other thread and no change from one to another, which is most of what a refusal costs.
 */
final class BodyHandler extends Handler.Wrapper {
    private static final String ATTRIBUTE = BodyHandler.class.getName();
    private static final byte[] NONE = {};
    /** Bodies of batches on the disk at the same time; more are asked to come again. */
    private static final int MOST_SPOOLS = 32;

    private static final int BUSY_SECONDS = 5;

    private final Slots slots;
    private final int maxBytes;
    private final Duration timeout;
    private final BatchLimits batches;
    private final Semaphore spools = new Semaphore(MOST_SPOOLS);
    private final long maxHeld;
    private final AtomicLong held = new AtomicLong();

    /**
     * Reads bodies.
     *
     * @param slots have no room any more for some requests whose bodies come
     * @param maxBytes of one body
     * @param timeout in which it must have arrived
     * @param batches what holds for bodies of batches instead
     * @param maxHeld bytes of all bodies that are held in memory at the same time
     */
    BodyHandler(Slots slots, int maxBytes, Duration timeout, BatchLimits batches, long maxHeld) {
        this.slots = slots;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
        this.batches = batches;
        this.maxHeld = Math.max(maxHeld, maxBytes);
    }

    /** Whether a body comes with a request. */
    static boolean hasBody(Request request) {
        return request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }

    /** The body of a request that came through here, where it is not one of those that go to the disk. */
    static byte[] body(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof MemoryBody body ? body.bytes() : NONE;
    }

    /** The body of a request that came through here, wherever it lies. */
    static StoredBody stored(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof StoredBody body ? body : new MemoryBody(NONE);
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        boolean batch = isBatch(request);
        long most = batch ? batches.maxBody() : maxBytes;
        if (length > most) {
            return refuse(request, response, callback, tooLarge(most));
        }
        if (!hasBody(request)) {
            return handOver(request, response, callback, () -> next(request, response, callback));
        }
        if (batch) {
            return spool(request, response, callback);
        }
        var loader = new Loader(request, response, callback, new MemoryBody.Sink(), maxBytes, timeout);
        Request.addCompletionListener(request, failure -> held.addAndGet(-loader.held));
        loader.read();
        return true;
    }

    /** What may wait. */
    private interface Step {
        void run() throws Exception;
    }

    /** Always true: the request is handled, by a thread of its own. */
    private static boolean handOver(Request request, Response response, Callback callback, Step step) {
        request.getContext().execute(() -> {
            try {
                step.run();
            } catch (Throwable e) {
                Response.writeError(request, response, callback, e);
            }
        });
        return true;
    }

    private void next(Request request, Response response, Callback callback) throws Exception {
        if (!super.handle(request, response, callback)) {
            Response.writeError(request, response, callback, ProblemType.NOT_FOUND.status());
        }
    }

    /** A batch does not fit into memory: its body goes to a file that has no name and ends with the request. */
    private boolean spool(Request request, Response response, Callback callback) {
        if (!spools.tryAcquire()) {
            return refuse(request, response, callback, busy());
        }
        var released = new AtomicBoolean();
        Request.addCompletionListener(request, failure -> {
            if (released.compareAndSet(false, true)) {
                spools.release();
            }
        });
        return handOver(request, response, callback, () -> {
            var body = SpooledBody.create();
            Request.addCompletionListener(request, failure -> body.close());
            new Loader(request, response, callback, body, batches.maxBody(), batches.bodyTimeout()).read();
        });
    }

    private static boolean isBatch(Request request) {
        return request.getMethod().equals("POST")
                && BatchesEndpoint.PATH.equals(request.getHttpURI().getCanonicalPath());
    }

    private static boolean refuse(Request request, Response response, Callback callback, Problem problem) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        return EdgeAnswer.write(request, response, callback, problem);
    }

    private static Problem tooLarge(long most) {
        return Problem.of(ProblemType.CONTENT_TOO_LARGE, "The body must have at most " + most + " bytes.");
    }

    private static Problem busy() {
        return Problem.of(ProblemType.UNAVAILABLE, ProblemType.UNAVAILABLE.meaning())
                .withRetryAfter(BUSY_SECONDS);
    }

    private static Problem malformed() {
        return Problem.of(ProblemType.MALFORMED_REQUEST, ProblemType.MALFORMED_REQUEST.meaning());
    }

    private static Problem late(Duration timeout) {
        return Problem.of(
                ProblemType.REQUEST_TIMEOUT, "The body must arrive within " + timeout.toSeconds() + " seconds.");
    }

    /** Gathers one body. Called by one thread at a time. */
    private final class Loader implements Invocable.Task {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final StoredBody.Sink sink;
        private final long most;
        private final Duration timeout;
        private final long started = NanoTime.now();
        private final EndPoint connection;
        private final long idleMillis;
        private long size;
        private volatile long held;

        Loader(
                Request request,
                Response response,
                Callback callback,
                StoredBody.Sink sink,
                long most,
                Duration timeout) {
            this.request = request;
            this.response = response;
            this.callback = callback;
            this.sink = sink;
            this.most = most;
            this.timeout = timeout;
            this.connection = request.getConnectionMetaData().getConnection().getEndPoint();
            this.idleMillis = connection.getIdleTimeout();
        }

        @Override
        public void run() {
            read();
        }

        /** Reading never blocks, unless a disk has to keep up; what comes after the body has a thread of its own. */
        @Override
        public InvocationType getInvocationType() {
            return sink.blocks() ? InvocationType.BLOCKING : InvocationType.NON_BLOCKING;
        }

        void read() {
            while (true) {
                var chunk = request.read();
                if (chunk == null) {
                    waitNoLongerThanAllowed();
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return;
                }
                boolean last = chunk.isLast();
                if (!take(chunk)) {
                    refuse(request, response, callback, busy());
                    return;
                }
                if (BodyHandler.this.held.get() > maxHeld) {
                    refuse(request, response, callback, LoadHandler.overloaded());
                    return;
                }
                if (size > most) {
                    refuse(request, response, callback, tooLarge(most));
                    return;
                }
                if (last) {
                    proceed();
                    return;
                }
                if (NanoTime.since(started) > timeout.toNanos()) {
                    refuse(request, response, callback, late(timeout));
                    return;
                }
            }
        }

        /** A body that stops to arrive is as late as one that dribbles. */
        private void waitNoLongerThanAllowed() {
            long left = timeout.toMillis() - NanoTime.millisSince(started);
            connection.setIdleTimeout(Math.max(1, Math.min(idleMillis, left)));
        }

        private boolean take(Content.Chunk chunk) {
            try {
                var part = new byte[chunk.remaining()];
                chunk.get(part, 0, part.length);
                sink.take(part);
                size += part.length;
                hold(part.length);
                return true;
            } catch (IOException e) {
                return false;
            } finally {
                chunk.release();
            }
        }

        /** What goes to the disk is not held. */
        private void hold(int length) {
            if (!sink.blocks()) {
                held = held + length;
                BodyHandler.this.held.addAndGet(length);
            }
        }

        private void proceed() {
            connection.setIdleTimeout(idleMillis);
            if (sink.blocks()) {
                pass(() -> {});
            } else if (slots.isFull()) {
                LoadHandler.refuse(request, response, callback);
            } else {
                Runnable arrived = slots.arrive();
                // No thread may be there for it, as while the service stops.
                Request.addCompletionListener(request, failure -> arrived.run());
                pass(arrived);
            }
        }

        private void pass(Runnable arrived) {
            request.setAttribute(ATTRIBUTE, sink.body());
            handOver(request, response, callback, () -> {
                arrived.run();
                next(request, response, callback);
            });
        }

        private void fail(Throwable failure) {
            connection.setIdleTimeout(idleMillis);
            if (failure instanceof HttpException) {
                Response.writeError(request, response, callback, failure);
            } else {
                boolean late = failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException;
                refuse(request, response, callback, late ? late(timeout) : malformed());
            }
        }
    }
}
