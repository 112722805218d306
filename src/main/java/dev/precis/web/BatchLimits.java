package dev.precis.web;

import java.time.Duration;

/**
 * How large a batch may be.
 *
 * @param maxArticles in one batch
 * @param maxBody of a whole batch, in bytes; each article in it has the limits of a single request
 * @param bodyTimeout in which the body must have arrived
 */
public record BatchLimits(int maxArticles, int maxBody, Duration bodyTimeout) {
    public static final BatchLimits DEFAULT = new BatchLimits(10_000, 200_000_000, Duration.ofMinutes(10));
}
