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

    /** What is verified while a model still writes counts as verification only. */
    <T> T model(Supplier<T> work) {
        long start = System.nanoTime();
        long verified = verification;
        try {
            return work.get();
        } finally {
            model += System.nanoTime() - start - (verification - verified);
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
