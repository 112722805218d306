package dev.precis.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has how much of the work that keeps cores busy, and whether more than one key asks for it. A key that is within its
 * rate may still send a minute's requests in a second; while others ask too, it gets no more than its share of the slots.
 * Thread-safe.
 */
final class Contest {
    /** So long after another key's last request the slots are still shared. */
    private static final Duration MEMORY = Duration.ofSeconds(10);

    private static final ThreadLocal<@Nullable String> KEY = new ThreadLocal<>();

    private final LongSupplier clock;
    private final Map<String, AtomicInteger> work = new ConcurrentHashMap<>();
    private volatile String last = "";
    private volatile long changed;

    /** @param clock nanoseconds */
    Contest(LongSupplier clock) {
        this.clock = clock;
        this.changed = clock.getAsLong() - MEMORY.toNanos();
    }

    /**
     * Notes a request of a key.
     *
     * @param share how many pieces of work one key may have while others ask too
     * @return whether it already has them
     */
    boolean isGreedy(String key, int share) {
        if (!key.equals(last)) {
            if (!last.isEmpty()) {
                changed = clock.getAsLong();
            }
            last = key;
        }
        var own = work.get(key);
        return clock.getAsLong() - changed < MEMORY.toNanos() && own != null && own.get() >= share;
    }

    /** What the calling thread does from now on is this key's; null for nobody's. */
    static void as(@Nullable String key) {
        if (key == null) {
            KEY.remove();
        } else {
            KEY.set(key);
        }
    }

    /** A piece of work of the calling thread's key waits or begins. */
    void begin() {
        var key = KEY.get();
        if (key != null) {
            work.computeIfAbsent(key, each -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** It has ended, or was given up. */
    void end() {
        var key = KEY.get();
        if (key != null) {
            work.computeIfPresent(key, (each, count) -> count.decrementAndGet() == 0 ? null : count);
        }
    }
}
