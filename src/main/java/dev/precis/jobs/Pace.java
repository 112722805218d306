package dev.precis.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How fast each model may be asked on behalf of batches. A model that is away, or asks for patience, is left alone for a
 * while; then one article tries it, and with each success twice as many may. Thread-safe.
 */
final class Pace {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration FIRST_QUOTA_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_QUOTA_PAUSE = Duration.ofMinutes(10);
    private static final double JITTER = 0.1;

    private final int most;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final Map<String, Lane> lanes = new HashMap<>();

    /** What is known of one model. */
    private final class Lane {
        private int running;
        private int width = most;
        private long opens = nanos.getAsLong();
        private long pause;
        private Instant succeeded = Instant.MIN;

        private boolean isBusy() {
            return running >= width || isPaused();
        }

        private boolean isPaused() {
            return opens - nanos.getAsLong() > 0;
        }
    }

    /** @param most articles at the same time */
    Pace(int most, LongSupplier nanos, RandomGenerator random) {
        this.most = most;
        this.nanos = nanos;
        this.random = random;
    }

    /** The models that must not be asked now. */
    synchronized Set<String> busy() {
        Set<String> busy = new HashSet<>();
        lanes.forEach((model, lane) -> {
            if (lane.isBusy()) {
                busy.add(model);
            }
        });
        return busy;
    }

    /** Takes one of the places at a model; false where there is none. */
    synchronized boolean enter(String model) {
        var lane = lane(model);
        if (lane.isBusy()) {
            return false;
        }
        lane.running++;
        return true;
    }

    /** Gives the place back. */
    synchronized void leave(String model) {
        lane(model).running--;
    }

    /** The model answered. */
    synchronized void succeeded(String model, Instant now) {
        var lane = lane(model);
        lane.succeeded = now;
        lane.width = Math.min(most, lane.width * 2);
        lane.pause = 0;
    }

    /** Whether the model has answered at or after a time. */
    synchronized boolean hasSucceededSince(String model, Instant time) {
        return !lane(model).succeeded.isBefore(time);
    }

    /**
     * The model is away.
     *
     * @param atLeast how long it asked to be left alone
     * @param quota whether it limits us, and does not fail
     * @return how long it is left alone
     */
    synchronized Duration pause(String model, Duration atLeast, boolean quota) {
        var lane = lane(model);
        if (!lane.isPaused()) {
            long first = (quota ? FIRST_QUOTA_PAUSE : FIRST_PAUSE).toNanos();
            long longest = (quota ? LONGEST_QUOTA_PAUSE : LONGEST_PAUSE).toNanos();
            lane.pause = atLeast.isZero() ? Math.min(longest, Math.max(first, lane.pause * 2)) : atLeast.toNanos();
        } else {
            lane.pause = Math.max(lane.pause, atLeast.toNanos());
        }
        long jitter = (long) (lane.pause * JITTER * random.nextDouble());
        long opens = nanos.getAsLong() + lane.pause + jitter;
        // Those that ran beside it and fail after it do not push the end further away, unless they were told to.
        if (!lane.isPaused() || !atLeast.isZero() && opens - lane.opens > 0) {
            lane.opens = opens;
        }
        lane.width = 1;
        return Duration.ofNanos(Math.max(0, lane.opens - nanos.getAsLong()));
    }

    /** How long until the first of the paused models may be tried; zero where none is paused. */
    synchronized Duration untilOpen() {
        long now = nanos.getAsLong();
        long wait = lanes.values().stream()
                .filter(Lane::isPaused)
                .mapToLong(lane -> lane.opens - now)
                .min()
                .orElse(0);
        return Duration.ofNanos(Math.max(0, wait));
    }

    private Lane lane(String model) {
        return lanes.computeIfAbsent(model, name -> new Lane());
    }
}
