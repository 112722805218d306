package dev.precis.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * What is left to a caller after a request was counted.
 *
 * @param granted whether it may go on
 * @param rate what is allowed
 * @param remaining how many more now
 * @param reset until all of it is there again
 * @param pause until the next one is; zero where there is one
 */
public record Allowance(boolean granted, Rate rate, long remaining, Duration reset, Duration pause) {
    /** Takes one out of a bucket of that rate. */
    static Allowance take(Bucket bucket, Rate rate) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Allowance(
                probe.isConsumed(),
                rate,
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The policy in the words of the IETF's draft on rate-limit header fields. */
    public String policy() {
        return "\"requests\";q=%d;w=%d".formatted(rate.count(), rate.window().toSeconds());
    }

    /** The state in the words of the same draft. */
    public String state() {
        return "\"requests\";r=%d;t=%d".formatted(remaining, seconds(reset));
    }

    /** Whole seconds after which the next request is let through. */
    public long pauseSeconds() {
        return Math.max(1, seconds(pause));
    }

    private static long seconds(Duration time) {
        return (time.toMillis() + 999) / 1_000;
    }
}
