package dev.precis.web;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Closes the connection of a client that does not take its answer. Jetty's idle timeout does not: each byte that is read
 * starts it anew. Only the time that the client lets us wait counts, so an event stream may last.
 */
final class SlowReaderHandler extends Handler.Wrapper {
    private final long graceNanos;
    private final long leastRate;

    /**
     * Gives a client so much time.
     *
     * @param grace beside the time that its bytes take at the least rate
     * @param leastRate in bytes a second
     */
    SlowReaderHandler(Duration grace, long leastRate) {
        this.graceNanos = grace.toNanos();
        this.leastRate = leastRate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, new Timed(request, response), callback);
    }

    /** Counts how long its writes take. Writes come one after another. */
    private final class Timed extends Response.Wrapper {
        private final AtomicLong leftNanos = new AtomicLong(graceNanos);

        Timed(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer content, Callback callback) {
            long bytes = content == null ? 0 : content.remaining();
            long left = leftNanos.addAndGet(TimeUnit.SECONDS.toNanos(bytes) / leastRate);
            long begin = NanoTime.now();
            var request = getRequest();
            var cut = request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> request.getConnectionMetaData()
                                    .getConnection()
                                    .getEndPoint()
                                    .close(),
                            Math.max(0, left),
                            TimeUnit.NANOSECONDS);
            super.write(last, content, Callback.from(callback, () -> {
                cut.cancel();
                leftNanos.addAndGet(-NanoTime.since(begin));
            }));
        }
    }
}
