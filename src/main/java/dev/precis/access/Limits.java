package dev.precis.access;

import io.github.bucket4j.Bucket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of each key. Callers without a key, who can only be on this machine, are not limited. Only keys that
 * were found are counted, so there is no more to remember than there are keys. Thread-safe.
 */
public final class Limits {
    private final @Nullable Rate rate;
    private final int concurrency;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    public Limits(AccessSettings settings) {
        this.rate = settings.rate();
        this.concurrency = settings.concurrency();
    }

    /** Counts a request; empty where this caller has no limit. */
    public Optional<Allowance> count(Caller caller) {
        return rate == null || !caller.hasKey()
                ? Optional.empty()
                : Optional.of(Allowance.take(bucket(caller, rate), rate));
    }

    private Bucket bucket(Caller caller, Rate rate) {
        return buckets.computeIfAbsent(caller.key(), key -> rate.bucket());
    }

    /**
     * Takes one of the places that a caller has for requests at the same time.
     *
     * @return gives it back; null where none is free
     */
    public @Nullable Runnable enter(Caller caller) {
        if (!caller.hasKey()) {
            return () -> {};
        }
        var free = places.computeIfAbsent(caller.key(), key -> new Semaphore(concurrency));
        return free.tryAcquire() ? free::release : null;
    }

    /** How many requests of one key may run at the same time. */
    public int concurrency() {
        return concurrency;
    }
}
