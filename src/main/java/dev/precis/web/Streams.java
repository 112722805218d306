package dev.precis.web;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.VirtualThreads;

/** What all event streams of one server share: threads for their runs, a timer, and whether it is stopping. Thread-safe. */
final class Streams implements AutoCloseable {
    private final Duration heartbeat;
    private final Duration patience;
    private final Executor runs;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemon("stream-timer"));
    private volatile boolean isDraining;
    private volatile boolean isStopping;

    /**
     * Streams with these times.
     *
     * @param heartbeat between two comments that keep a connection alive and find out whether the client is still there
     * @param patience how long a client may take to read one event
     */
    Streams(Duration heartbeat, Duration patience) {
        this.heartbeat = heartbeat;
        this.patience = patience;
        var virtual = VirtualThreads.getDefaultVirtualThreadsExecutor();
        this.runs = virtual == null ? Executors.newCachedThreadPool(daemon("stream-run")) : virtual;
    }

    private static ThreadFactory daemon(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    Duration heartbeat() {
        return heartbeat;
    }

    void run(Runnable work) {
        runs.execute(work);
    }

    /** Does something unless it is cancelled within the patience that readers are given. */
    ScheduledFuture<?> whenPatienceEnds(Runnable action) {
        return timer.schedule(() -> run(action), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** True from when no new requests are taken. */
    boolean isDraining() {
        return isDraining;
    }

    /** True where every stream is to end now. */
    boolean isStopping() {
        return isStopping;
    }

    /** Ends all streams after a while; each tells its client so. */
    void stopAfter(Duration delay) {
        isDraining = true;
        timer.schedule(() -> isStopping = true, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        isStopping = true;
        timer.shutdownNow();
    }
}
