package dev.precis.draft;

import dev.precis.draft.ModelUnavailableException.Reason;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries one thing until it is done, or until trying again makes no sense: what is wrong will stay wrong, time or calls
 * are used up, or the caller has heard a part of the answer already. For one draft or revision, by one thread.
 */
final class Attempts {
    private static final IntervalFunction BACK_OFF = IntervalFunction.ofExponentialRandomBackoff(250, 2.0, 0.5);
    private static final int JITTER_MILLIS = 250;
    private static final int PLENTY = 10;

    private final Allowance allowance;
    private final int kept;
    private boolean isFinal;
    private @Nullable Reason last;
    private int repairs;
    private int tries;
    private Duration wait = Duration.ZERO;

    /** @param kept calls that are not for this */
    Attempts(Allowance allowance, int kept) {
        this.allowance = allowance;
        this.kept = kept;
    }

    /** From now on a failure is final: a part of the answer is out. */
    void noMore() {
        isFinal = true;
    }

    /** Why the try before this one failed; null for the first. */
    @Nullable
    Reason last() {
        return last;
    }

    <T> T run(Supplier<T> work) {
        RetryConfig config = RetryConfig.<T>custom()
                .maxAttempts(PLENTY)
                .retryOnException(this::again)
                .intervalBiFunction((attempt, outcome) -> wait.toMillis())
                .build();
        try {
            return Retry.of("model", config).executeSupplier(work);
        } catch (ModelUnavailableException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Interrupted while waiting to ask a model again");
            }
            throw e;
        }
    }

    private boolean again(Throwable thrown) {
        if (!(thrown instanceof ModelUnavailableException failure) || isFinal) {
            return false;
        }
        last = failure.reason();
        Duration pause = pause(failure);
        if (pause == null
                || !allowance.has(kept)
                || pause.compareTo(allowance.deadline().left()) >= 0) {
            return false;
        }
        wait = pause;
        return true;
    }

    /** How long to wait before trying again; null where that is of no use. */
    private @Nullable Duration pause(ModelUnavailableException failure) {
        Duration asked = failure.retryAfter();
        return switch (failure.reason()) {
            case UNREACHABLE, PROVIDER_ERROR ->
                asked == null ? Duration.ofMillis(BACK_OFF.apply(++tries)) : jittered(asked);
            case RATE_LIMITED -> asked == null ? null : jittered(asked);
            case BAD_RESPONSE, INCOMPLETE -> repairs++ == 0 ? Duration.ZERO : null;
            default -> null;
        };
    }

    /** Later, never earlier, and not all at once. */
    private static Duration jittered(Duration asked) {
        return asked.plusMillis(1 + ThreadLocalRandom.current().nextInt(JITTER_MILLIS));
    }
}
