package dev.precis.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out how many requests of each key other instances have let in. While the ledger is out of reach what this instance
 * has let in is kept for later. Thread-safe.
 */
final class SharedUse {
    private static final Logger LOG = LoggerFactory.getLogger(SharedUse.class);

    private final UseLedger ledger;
    private final ObjLongConsumer<String> others;
    private final Map<String, Long> untold = new ConcurrentHashMap<>();
    private final Map<String, Long> known = new HashMap<>();
    private boolean begun;

    /** @param others hears of each key and how many requests of it others have let in since the last exchange */
    SharedUse(UseLedger ledger, ObjLongConsumer<String> others) {
        this.ledger = ledger;
        this.others = others;
    }

    /** Notes a request that was let in here. */
    void add(String key) {
        untold.merge(key, 1L, Long::sum);
    }

    /** Tells what was let in here, and hears of the others. What they did before the first time is not counted. Does not fail. */
    synchronized void exchange() {
        var own = Map.copyOf(untold);
        try {
            var totals = ledger.exchange(own);
            own.forEach((key, count) -> untold.computeIfPresent(key, (k, now) -> now > count ? now - count : null));
            totals.forEach((key, total) -> hear(key, total, own.getOrDefault(key, 0L)));
            begun = true;
        } catch (RuntimeException e) {
            LOG.debug("What others let in cannot be read: {}", e.getClass().getSimpleName());
        }
    }

    private void hear(String key, long total, long own) {
        Long before = known.put(key, total);
        long more = total - own - (before == null ? 0 : before);
        if (begun && more > 0) {
            others.accept(key, more);
        }
    }
}
