package dev.precis.jobs;

import dev.precis.store.Batches;
import java.time.Duration;

/**
 * How batches are worked on.
 *
 * @param workers articles at the same time in this instance, at least 1; all other capacity is left to single requests
 * @param lanes articles of one batch at the same time over all instances, at least 1
 * @param lease after which a worker that says nothing counts as dead
 * @param articleTimeout after which work on one article is broken off
 * @param retry pause before an article whose fault it may be is tried again; four times as long before each further try
 * @param lifetime after which what is not done of a batch fails
 * @param keep how long a batch that has ended can be read
 * @param maxOpen articles of all batches that may wait; more are refused
 * @param drain how long running articles may take when the service stops
 */
public record JobSettings(
        int workers,
        int lanes,
        Duration lease,
        Duration articleTimeout,
        Duration retry,
        Duration lifetime,
        Duration keep,
        int maxOpen,
        Duration drain) {
    /** How often an article may begin and kill its worker, or fail for a reason of its own. */
    static final int MOST_TRIES = Batches.MOST_STARTS;

    public static final JobSettings DEFAULT = new JobSettings(
            4,
            16,
            Duration.ofSeconds(20),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofHours(24),
            Duration.ofDays(30),
            100_000,
            Duration.ofSeconds(20));

    /** Four beats in each lease: three may be missed. */
    Duration heartbeat() {
        return lease.dividedBy(4);
    }

    public JobSettings withWorkers(int workers) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withLease(Duration lease) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withMaxOpen(int maxOpen) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withArticleTimeout(Duration articleTimeout) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withLifetime(Duration lifetime) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withRetry(Duration retry) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }

    public JobSettings withDrain(Duration drain) {
        return new JobSettings(workers, lanes, lease, articleTimeout, retry, lifetime, keep, maxOpen, drain);
    }
}
