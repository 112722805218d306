package dev.precis.store;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews what running requests hold, beside them. Thread-safe. */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final ScheduledThreadPoolExecutor thread;
    private final long pauseMillis;

    Heartbeat(Duration pause) {
        this.pauseMillis = pause.toMillis();
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            var daemon = new Thread(task, "heartbeat");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.setRemoveOnCancelPolicy(true);
    }

    /** What ends the renewing. */
    interface Beat extends AutoCloseable {
        @Override
        void close();
    }

    /** Renews again and again until closed. */
    Beat keep(Runnable renewal) {
        var beat = thread.scheduleWithFixedDelay(() -> renew(renewal), pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
        return () -> beat.cancel(false);
    }

    private static void renew(Runnable renewal) {
        try {
            renewal.run();
        } catch (RuntimeException e) {
            LOG.debug("A lease could not be renewed ({}); it is tried again", Fault.code(e));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
