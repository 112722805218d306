package dev.precis.summary;

import java.time.Duration;
import java.util.function.Supplier;

/** Adds up how long the parts of one run take. For one run, by one thread. */
final class Stopwatch {
    private final long started = System.nanoTime();
    private long figures;
    private long model;
    private long verification;

    <T> T figures(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            figures += System.nanoTime() - start;
        }
    }

    <T> T model(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            model += System.nanoTime() - start;
        }
    }

    <T> T verification(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            verification += System.nanoTime() - start;
        }
    }

    Summary.Timings read() {
        return new Summary.Timings(
                Duration.ofNanos(System.nanoTime() - started),
                Duration.ofNanos(figures),
                Duration.ofNanos(model),
                Duration.ofNanos(verification));
    }
}
