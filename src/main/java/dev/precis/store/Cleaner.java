package dev.precis.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has had its time, a little at a time, so that requests hardly wait for it. */
final class Cleaner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cleaner.class);
    private static final int AT_ONCE = 200;
    private static final long FIRST_SECONDS = 10;
    private static final long PAUSE_SECONDS = 60;

    private final Summaries summaries;
    private final Idempotency idempotency;
    private final Leases leases;
    private final Spending spending;
    private final ScheduledExecutorService thread;

    Cleaner(Summaries summaries, Idempotency idempotency, Leases leases, Spending spending) {
        this.summaries = summaries;
        this.idempotency = idempotency;
        this.leases = leases;
        this.spending = spending;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "cleaner");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    void start() {
        thread.scheduleWithFixedDelay(this::cleanUnlessAway, FIRST_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    private void cleanUnlessAway() {
        try {
            clean();
        } catch (RuntimeException e) {
            LOG.debug("Nothing was cleaned up ({})", Fault.code(e));
        }
    }

    /** Removes everything that has had its time. */
    void clean() {
        spending.flush();
        leases.clean();
        while (!Thread.currentThread().isInterrupted() && idempotency.clean(AT_ONCE) == AT_ONCE) {
            Thread.yield();
        }
        int removed = 0;
        int last = AT_ONCE;
        while (!Thread.currentThread().isInterrupted() && last == AT_ONCE) {
            last = summaries.clean(AT_ONCE);
            removed += last;
        }
        if (removed > 0) {
            LOG.info("{} summaries had been kept for as long as PRECIS_RETENTION says, and were removed", removed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
