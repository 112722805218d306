package dev.precis.fetch;

import java.time.Duration;
import java.util.Set;

/**
 * Whether and how pages are fetched.
 *
 * @param on false: no connection is ever opened
 * @param ports those that may be dialled
 * @param timeout for a whole fetch with all its redirects
 */
public record FetchSettings(boolean on, Set<Integer> ports, Duration timeout) {
    public static final FetchSettings DEFAULT = new FetchSettings(false, Set.of(80, 443), Duration.ofSeconds(10));

    public FetchSettings {
        ports = Set.copyOf(ports);
    }

    public FetchSettings switchedOn() {
        return new FetchSettings(true, ports, timeout);
    }
}
