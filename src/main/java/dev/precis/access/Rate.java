package dev.precis.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * So many in so long; all at once or evenly.
 *
 * @param count at least 1
 * @param window at least a second
 */
public record Rate(int count, Duration window) {
    public Rate {
        if (count < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A rate is at least 1 in at least a second");
        }
    }

    /** Full at first. What was taken comes back evenly over the window. */
    Bucket bucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(count)
                        .refillGreedy(count, window)
                        .build())
                .build();
    }

    /** As the settings have it: {@code 600/m}. */
    @Override
    public String toString() {
        long seconds = window.toSeconds();
        return count + "/" + (seconds == 1 ? "s" : seconds == 60 ? "m" : seconds == 3_600 ? "h" : seconds + "s");
    }
}
