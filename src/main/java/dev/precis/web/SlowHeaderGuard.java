package dev.precis.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which a request's header has begun and does not end in time. Jetty's idle timeout does not: each
 * byte starts it anew. Looks at all connections several times within the timeout.
 */
final class SlowHeaderGuard extends AbstractLifeCycle implements Connection.Listener {
    private static final int LOOKS = 8;

    private final Scheduler scheduler;
    private final long timeoutNanos;
    private final Map<Connection, Quiet> connections = new ConcurrentHashMap<>();

    SlowHeaderGuard(Scheduler scheduler, Duration timeout) {
        this.scheduler = scheduler;
        this.timeoutNanos = timeout.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Quiet(0, 0, NanoTime.now()));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }

    @Override
    protected void doStart() {
        schedule();
    }

    private void schedule() {
        scheduler.schedule(this::look, timeoutNanos / LOOKS, TimeUnit.NANOSECONDS);
    }

    private void look() {
        connections.replaceAll(this::look);
        if (isRunning()) {
            schedule();
        }
    }

    private Quiet look(Connection connection, Quiet quiet) {
        boolean answering = connection.getMessagesIn() != connection.getMessagesOut();
        boolean headerBegun = connection.getMessagesIn() == quiet.messages && connection.getBytesIn() > quiet.bytes;
        if (answering || !headerBegun) {
            return new Quiet(connection.getMessagesIn(), connection.getBytesIn(), NanoTime.now());
        }
        if (NanoTime.since(quiet.since) > timeoutNanos) {
            connection.close();
        }
        return quiet;
    }

    /**
     * A moment at which no header had begun.
     *
     * @param messages requests received until then
     * @param bytes received until then
     */
    private record Quiet(long messages, long bytes, long since) {}
}
