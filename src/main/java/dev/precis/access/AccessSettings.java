package dev.precis.access;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may call, and how much.
 *
 * @param keys that no database has to know
 * @param rate of the requests of one key; null for no limit
 * @param concurrency requests of one key at the same time
 * @param failures how many wrong keys one address may show before it is told to wait
 */
public record AccessSettings(List<KeyEntry> keys, @Nullable Rate rate, int concurrency, Rate failures) {
    public static final AccessSettings DEFAULT = new AccessSettings(
            List.of(), new Rate(600, Duration.ofMinutes(1)), 32, new Rate(10, Duration.ofMinutes(1)));

    public AccessSettings {
        keys = List.copyOf(keys);
    }

    public AccessSettings withKeys(List<KeyEntry> keys) {
        return new AccessSettings(keys, rate, concurrency, failures);
    }

    public AccessSettings withFailures(Rate failures) {
        return new AccessSettings(keys, rate, concurrency, failures);
    }

    public AccessSettings withRate(@Nullable Rate rate) {
        return new AccessSettings(keys, rate, concurrency, failures);
    }

    public AccessSettings withConcurrency(int concurrency) {
        return new AccessSettings(keys, rate, concurrency, failures);
    }
}
