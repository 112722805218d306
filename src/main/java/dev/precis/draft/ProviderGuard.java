package dev.precis.draft;

import dev.precis.draft.ModelUnavailableException.Reason;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before one provider: so many calls at a time, so many more waiting, none while it asks to be left alone, and
 * none but a probe while it is down. Thread-safe.
 */
final class ProviderGuard {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderGuard.class);
    /** What says that the provider is in trouble, and not that a request is wrong. */
    private static final Set<Reason> TROUBLE = Set.of(Reason.UNREACHABLE, Reason.TIMEOUT, Reason.PROVIDER_ERROR);
    /** Seconds. By time and not by calls: where hundreds are in flight, the last twenty calls are one moment. */
    private static final int WINDOW = 10;
    /** Fewer say nothing. */
    private static final int FEWEST_CALLS = 6;
    /** Nanoseconds. Half of the window: a provider that hangs is down although its calls run. */
    private static final long YOUNG = TimeUnit.SECONDS.toNanos(WINDOW / 2);

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final CircuitBreaker breaker;
    private final Duration pause;
    /** Those who call and those who wait. */
    private final Bulkhead door;

    private final Semaphore slots;
    /** When the calls began that run. */
    private final Map<Object, Long> running = new ConcurrentHashMap<>();

    private volatile @Nullable ModelUnavailableException trouble;
    private volatile long openedAt = System.nanoTime();
    private volatile Deadline quietUntil = Deadline.in(Duration.ZERO);
    private volatile Deadline refusingUntil = Deadline.in(Duration.ZERO);

    ProviderGuard(String name, ModelRules rules) {
        this.pause = rules.pause();
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(WINDOW)
                        // It opens where openWhereDown says so, and by itself only when the probe fails.
                        .minimumNumberOfCalls(Integer.MAX_VALUE)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(pause)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        this.breaker
                .getEventPublisher()
                .onStateTransition(change -> tell(change.getStateTransition().getToState()));
        this.door = Bulkhead.of(
                name,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(rules.concurrency() + rules.queue())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.slots = new Semaphore(rules.concurrency(), true);
    }

    /**
     * Calls when it is this call's turn.
     *
     * @throws ModelUnavailableException where it never gets its turn, or what the call throws
     */
    <T> T call(Failures failures, Deadline deadline, Supplier<T> call) {
        requireOpen(failures);
        if (!door.tryAcquirePermission()) {
            throw failures.busy();
        }
        try {
            awaitSlot(failures, deadline);
            try {
                return guarded(failures, call);
            } finally {
                slots.release();
            }
        } finally {
            door.onComplete();
        }
    }

    private void tell(State state) {
        if (state == State.OPEN) {
            openedAt = System.nanoTime();
            LOG.warn(
                    "{} is left alone for {} ms; its last failure: {}",
                    breaker.getName(),
                    pause.toMillis(),
                    told(trouble));
        } else if (state == State.CLOSED) {
            LOG.info("{} answers again", breaker.getName());
        }
    }

    /** The failure, and of a broken connection what the network said. */
    private static String told(@Nullable ModelUnavailableException failure) {
        if (failure == null) {
            return "none";
        }
        String network = failure.getCause() instanceof IOException cause ? " [" + cause.getMessage() + "]" : "";
        return failure.reason() + ": " + failure.getMessage() + network;
    }

    /** False while the provider is left alone because it is down or asked for it. */
    boolean isOpen() {
        return quietUntil.isOver()
                && (breaker.getState() != State.OPEN || sinceOpened().compareTo(pause) >= 0);
    }

    /**
     * True for a pause after it refused the last call because of our key, the model's name or the
     * address: that will not change by itself. Afterwards the next call tells.
     */
    boolean isRefusing() {
        return !refusingUntil.isOver();
    }

    private void requireOpen(Failures failures) {
        Duration quiet = quietUntil.left();
        if (!quiet.isZero()) {
            throw failures.quiet(quiet);
        }
        if (!isOpen()) {
            throw failures.suspended(pause.minus(sinceOpened()));
        }
    }

    private void awaitSlot(Failures failures, Deadline deadline) {
        try {
            if (!slots.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw failures.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for a model");
        }
    }

    private <T> T guarded(Failures failures, Supplier<T> call) {
        requireOpen(failures);
        if (!breaker.tryAcquirePermission()) {
            throw failures.suspended(pause);
        }
        Object id = new Object();
        long start = System.nanoTime();
        running.put(id, start);
        try {
            T result = call.get();
            refusingUntil = Deadline.in(Duration.ZERO);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return result;
        } catch (ModelUnavailableException e) {
            running.remove(id);
            record(e, System.nanoTime() - start);
            throw e;
        } catch (RuntimeException | Error e) {
            breaker.releasePermission();
            throw e;
        } finally {
            running.remove(id);
        }
    }

    private void record(ModelUnavailableException failure, long nanos) {
        trouble = failure;
        noteRefusal(failure);
        Duration wait = failure.retryAfter();
        if (failure.reason() == Reason.RATE_LIMITED && wait == null) {
            // A limit without a time is a quota used up: the provider is left alone like one that is down.
            breaker.transitionToOpenState();
        } else if (failure.reason() == Reason.RATE_LIMITED && wait != null) {
            quietUntil = Deadline.in(wait);
            breaker.releasePermission();
        } else if (TROUBLE.contains(failure.reason())) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
            openWhereDown();
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Down is who failed half of the calls of the window; those that began just now and still run have not failed. An answer
     * takes longer than a refusal: the first that come back of a thousand calls are the failures, however few there are.
     */
    private synchronized void openWhereDown() {
        CircuitBreaker.Metrics calls = breaker.getMetrics();
        int ended = calls.getNumberOfBufferedCalls();
        boolean isDown = ended >= FEWEST_CALLS && calls.getNumberOfFailedCalls() * 2 >= ended + young();
        if (isDown && breaker.getState() == State.CLOSED) {
            breaker.transitionToOpenState();
        }
    }

    /** Calls that run and are not suspicious yet. */
    private long young() {
        long now = System.nanoTime();
        return running.values().stream().filter(start -> now - start < YOUNG).count();
    }

    private void noteRefusal(ModelUnavailableException failure) {
        if (isRefusal(failure)) {
            refusingUntil = Deadline.in(pause);
        }
    }

    /** Of whatever this service may ask, and not of one article. */
    private static boolean isRefusal(ModelUnavailableException failure) {
        boolean isMisplaced = failure.getCause() instanceof HttpFailure answer
                && (answer.statusCode() == NOT_FOUND || answer.statusCode() < BAD_REQUEST);
        return failure.reason() == Reason.AUTHENTICATION || failure.reason() == Reason.REJECTED && isMisplaced;
    }

    private Duration sinceOpened() {
        return Duration.ofNanos(System.nanoTime() - openedAt);
    }
}
