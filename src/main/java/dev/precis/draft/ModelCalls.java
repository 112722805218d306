package dev.precis.draft;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears of every try to have a model write, for metrics. Must be thread-safe and quick, and must not throw. */
public interface ModelCalls {
    /** Nobody listens. */
    ModelCalls NONE = call -> {};

    void ended(ModelCall call);

    /**
     * One try: a draft or a revision.
     *
     * @param model as callers name it
     * @param outcome {@code ok}, or the reason of the failure in lower case: {@code timeout}
     * @param usage calls it made, and tokens as far as the provider told
     * @param costUsd null where the model has no price
     */
    record ModelCall(
            String model,
            String outcome,
            Usage usage,
            @Nullable BigDecimal costUsd,
            Duration duration) {}
}
