package dev.precis;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A number that is dear to find out, found out no more often than so. Thread-safe. */
final class Seldom {
    private final LongSupplier source;
    private final Duration age;
    private double value = Double.NaN;
    private long found;
    private boolean known;

    Seldom(LongSupplier source, Duration age) {
        this.source = source;
        this.age = age;
    }

    /** Not a number where it cannot be found out. */
    synchronized double get() {
        if (!known || System.nanoTime() - found > age.toNanos()) {
            value = find();
            found = System.nanoTime();
            known = true;
        }
        return value;
    }

    private double find() {
        try {
            return source.getAsLong();
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
