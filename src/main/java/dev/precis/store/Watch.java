package dev.precis.store;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the database every second whether it is there, beside the requests, and brings its tables up to date first. */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long SECOND = 1_000;
    /** So many in a row mean that it is away. */
    private static final int MISSES = 2;

    private final Runnable migration;
    private final Ping ping;
    private final ScheduledExecutorService thread;
    private boolean migrated;
    private int misses;
    private volatile boolean up;
    private volatile boolean full;
    private boolean told;

    /** Throws where the database does not answer. */
    interface Ping {
        /** @param writing whether it must be able to write, too */
        void ask(boolean writing);
    }

    Watch(Runnable migration, Ping ping) {
        this.migration = migration;
        this.ping = ping;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "database-watch");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Looks for the first time, and then every second.
     *
     * @throws DatabaseRefusedException where the database answers that it will never work like this
     */
    void start() {
        try {
            look();
        } catch (RuntimeException e) {
            giveUpWhereHopeless(e);
            tell(e);
        }
        thread.scheduleWithFixedDelay(this::lookAgain, SECOND, SECOND, TimeUnit.MILLISECONDS);
    }

    private static void giveUpWhereHopeless(RuntimeException failure) {
        if (failure instanceof DatabaseRefusedException) {
            throw failure;
        }
        var fault = Fault.of(failure);
        if (fault == Fault.REFUSED || fault == Fault.BUG) {
            throw new DatabaseRefusedException(
                    "The database refuses this service (" + Fault.code(failure)
                            + "): check user, password, name and rights in PRECIS_DATABASE_URL, PRECIS_DATABASE_USER and"
                            + " PRECIS_DATABASE_PASSWORD.",
                    failure);
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            full |= Fault.of(e) == Fault.FULL;
            misses++;
            // A full disk can still be read; and one miss may be no more than a moment in which all are busy.
            up = up && (Fault.of(e) == Fault.FULL || misses < MISSES);
            tell(e);
        }
    }

    private void look() {
        if (!migrated) {
            migration.run();
            migrated = true;
        }
        ping.ask(full);
        full = false;
        misses = 0;
        if (told) {
            LOG.info("The database answers again");
        }
        told = false;
        up = true;
    }

    /** Once for each time that it goes away, not every second. */
    private void tell(RuntimeException failure) {
        if (!told) {
            LOG.warn("The database does not answer ({}); it is asked again every second", Fault.code(failure));
        }
        told = true;
    }

    /** Whether it answers. */
    boolean isUp() {
        return up;
    }

    /** Whether it answers and can write. */
    boolean isReady() {
        return up && !full;
    }

    /** A statement failed for want of space. Until one works again the service is not ready, but may read. */
    void full() {
        full = true;
    }

    @Override
    public void close() {
        up = false;
        thread.shutdownNow();
        try {
            // A look that is under way ends by its own time limits.
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
