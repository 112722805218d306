package dev.precis.draft;

import dev.precis.draft.ModelUnavailableException.Reason;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
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
    /**
     * Seconds; half of the calls of this time failed opens the breaker. By time and not by calls: where hundreds are in flight,
     * the last twenty calls are one moment, and a load balancer that closes idle connections at once is no outage.
     */
    private static final int WINDOW = 10;
    /** Fewer say nothing. */
    private static final int FEWEST_CALLS = 6;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final CircuitBreaker breaker;
    private final Duration pause;
    /** Those who call and those who wait. */
    private final Bulkhead door;

    private final Semaphore slots;
    private volatile @Nullable Reason trouble;
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
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(50)
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
            LOG.warn("{} is left alone for {} ms; its last failure: {}", breaker.getName(), pause.toMillis(), trouble);
        } else if (state == State.CLOSED) {
            LOG.info("{} answers again", breaker.getName());
        }
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
        long start = System.nanoTime();
        try {
            T result = call.get();
            refusingUntil = Deadline.in(Duration.ZERO);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return result;
        } catch (ModelUnavailableException e) {
            record(e, System.nanoTime() - start);
            throw e;
        } catch (RuntimeException | Error e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private void record(ModelUnavailableException failure, long nanos) {
        trouble = failure.reason();
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
        } else {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
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
