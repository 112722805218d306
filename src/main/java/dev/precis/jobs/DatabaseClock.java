package dev.precis.jobs;

import com.github.kagkarlsson.scheduler.Clock;
import dev.precis.store.Batches;
import dev.precis.store.DatabaseUnavailableException;
import java.time.Instant;

/**
 * The database's time, so that instances whose own clocks are wrong, or are set while they run, agree on who is late.
 * Thread-safe.
 */
final class DatabaseClock implements Clock {
    private final Batches batches;
    private volatile Reading reading;

    private record Reading(Instant time, long nanos) {}

    DatabaseClock(Batches batches) {
        this.batches = batches;
        this.reading = new Reading(Instant.now(), System.nanoTime());
    }

    /** Asks the database. Between two questions time is counted by the machine's steady clock. */
    void ask() {
        reading = new Reading(batches.now(), System.nanoTime());
    }

    /** As {@link #ask}, where the database is there; else the own clock has to do until it is. */
    void askIfThere() {
        try {
            ask();
        } catch (DatabaseUnavailableException e) {
            reading = new Reading(Instant.now(), System.nanoTime());
        }
    }

    @Override
    public Instant now() {
        var last = reading;
        return last.time().plusNanos(System.nanoTime() - last.nanos());
    }
}
