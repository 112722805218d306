package dev.precis.store;

import java.time.Duration;

/** When waiting ends. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Never negative. */
    long leftNanos() {
        return Math.max(0, end - System.nanoTime());
    }

    /**
     * Sleeps, but not beyond the end.
     *
     * @throws StillRunningException where the end has come
     */
    void pause(Duration time) {
        long left = leftNanos();
        if (left == 0) {
            throw new StillRunningException();
        }
        try {
            Thread.sleep(Duration.ofNanos(Math.min(left, time.toNanos())).toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StillRunningException();
        }
    }
}
