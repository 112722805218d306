package dev.precis.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of each key. Callers without a key, who can only be on this machine, are not limited. Only keys that
 * were found are counted, so there is no more to remember than there are keys.
 *
 * <p>Where there is a ledger, rates hold over all instances together: what the others have let in is taken out of the same
 * buckets about a second later, if need be as a debt that has to be made up for first. So no request waits for the ledger.
 * Thread-safe.
 */
public final class Limits implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final @Nullable Rate rate;
    private final int concurrency;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final @Nullable SharedUse shared;
    private final @Nullable ScheduledExecutorService thread;

    /** For one instance alone. */
    public Limits(AccessSettings settings) {
        this(settings, null, PERIOD);
    }

    /** @param ledger through which the instances hear of each other */
    public Limits(AccessSettings settings, UseLedger ledger) {
        this(settings, ledger, PERIOD);
    }

    Limits(AccessSettings settings, @Nullable UseLedger ledger, Duration period) {
        this.rate = settings.rate();
        this.concurrency = settings.concurrency();
        var limited = settings.rate();
        if (ledger == null || limited == null) {
            this.shared = null;
            this.thread = null;
        } else {
            var use = new SharedUse(ledger, (key, count) -> bucket(key, limited).consumeIgnoringRateLimits(count));
            this.shared = use;
            this.thread = exchanging(use, period);
        }
    }

    private static ScheduledExecutorService exchanging(SharedUse use, Duration period) {
        var thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "limits");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleWithFixedDelay(use::exchange, 0, period.toMillis(), TimeUnit.MILLISECONDS);
        return thread;
    }

    /** Counts a request; empty where this caller has no limit. */
    public Optional<Allowance> count(Caller caller) {
        if (rate == null || !caller.hasKey()) {
            return Optional.empty();
        }
        var allowance = Allowance.take(bucket(caller.key(), rate), rate);
        if (shared != null && allowance.granted()) {
            shared.add(caller.key());
        }
        return Optional.of(allowance);
    }

    private Bucket bucket(String key, Rate rate) {
        return buckets.computeIfAbsent(key, each -> rate.bucket());
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

    @Override
    public void close() {
        if (thread != null) {
            thread.shutdownNow();
        }
    }
}
