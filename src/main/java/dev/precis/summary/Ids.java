package dev.precis.summary;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, then 74 random bits, so that ids sort by time. Thread-safe. */
final class Ids {
    private static final long VERSION = 7L << 12;
    private static final long VARIANT = 1L << 63;

    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long high = clock.millis() << 16 | VERSION | random.nextLong() >>> 52;
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
