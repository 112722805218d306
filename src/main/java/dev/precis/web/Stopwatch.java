package dev.precis.web;

import java.util.concurrent.TimeUnit;

/** Measures the parts of one run in whole milliseconds. Not thread-safe. */
final class Stopwatch {
    private final long started = System.nanoTime();
    private long lapped = started;

    /** Since the last lap, or the start. */
    long lap() {
        long now = System.nanoTime();
        long part = now - lapped;
        lapped = now;
        return TimeUnit.NANOSECONDS.toMillis(part);
    }

    long total() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }
}
