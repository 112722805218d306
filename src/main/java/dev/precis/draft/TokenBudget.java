package dev.precis.draft;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all requests together may use of models in a day. Thread-safe. */
public interface TokenBudget {
    /** No limit. */
    TokenBudget NONE = new TokenBudget() {
        @Override
        public Optional<Duration> exhausted() {
            return Optional.empty();
        }

        @Override
        public void spend(Usage usage, @Nullable BigDecimal costUsd) {
            // Nobody counts.
        }
    };

    /** Until when there is nothing left; empty where there is. */
    Optional<Duration> exhausted();

    /** Counts what a call took; it may be more than was left. */
    void spend(Usage usage, @Nullable BigDecimal costUsd);
}
