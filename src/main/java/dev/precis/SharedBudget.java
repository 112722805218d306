package dev.precis;

import dev.precis.draft.Draft.Usage;
import dev.precis.draft.TokenBudget;
import dev.precis.store.Spending;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day's budget over all instances that share a database, and over restarts: what this process spends counts at once, what
 * others spend within about a second. While the database is away, what was read last and what this process spends count.
 * Thread-safe.
 */
final class SharedBudget implements TokenBudget {
    private static final Logger LOG = LoggerFactory.getLogger(SharedBudget.class);
    private static final Duration AGE = Duration.ofSeconds(1);

    private final TokenBudget own;
    private final Spending spending;
    private final @Nullable Long maxTokens;
    private final @Nullable BigDecimal maxUsd;
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;
    private long read;
    private boolean isOver;

    /** @param own counts what this process spends; the limits are the same, null where there is none */
    SharedBudget(
            TokenBudget own, Spending spending, @Nullable Long maxTokens, @Nullable BigDecimal maxUsd, Clock clock) {
        this.own = own;
        this.spending = spending;
        this.maxTokens = maxTokens;
        this.maxUsd = maxUsd;
        this.clock = clock;
    }

    @Override
    public Optional<Duration> exhausted() {
        var mine = own.exhausted();
        return mine.isPresent() || !isOverForAll() ? mine : Optional.of(untilMidnight());
    }

    @Override
    public void spend(Usage usage, @Nullable BigDecimal costUsd) {
        own.spend(usage, costUsd);
    }

    private synchronized boolean isOverForAll() {
        var today = today();
        boolean isNew = !today.equals(day);
        if (isNew || System.nanoTime() - read > AGE.toNanos()) {
            isOver = isNew ? look(today, false) : look(today, isOver);
            day = today;
            read = System.nanoTime();
        }
        return isOver;
    }

    private boolean look(LocalDate today, boolean before) {
        try {
            var spent = spending.sumOn(today);
            return maxTokens != null && spent.tokens() >= maxTokens
                    || maxUsd != null && spent.usd().compareTo(maxUsd) >= 0;
        } catch (RuntimeException e) {
            LOG.debug("What others spent cannot be read: {}", e.getClass().getSimpleName());
            return before;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Duration untilMidnight() {
        return Duration.between(
                clock.instant(),
                today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
