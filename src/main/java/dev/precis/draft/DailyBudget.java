package dev.precis.draft;

import dev.precis.draft.Draft.Usage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A budget for each day of UTC, counted in the memory of this process. A call is counted when it ends, so that the calls
 * under way when the budget is used up still end: it is exceeded by one call per slot at most.
 */
public final class DailyBudget implements TokenBudget {
    private final @Nullable Long maxTokens;
    private final @Nullable BigDecimal maxUsd;
    private final Clock clock;
    private LocalDate day = LocalDate.EPOCH;
    private long tokens;
    private BigDecimal usd = BigDecimal.ZERO;

    /** Makes one that sets a limit to tokens, in and out, to US dollars, or to both; null sets none. */
    public DailyBudget(@Nullable Long maxTokens, @Nullable BigDecimal maxUsd, Clock clock) {
        this.maxTokens = maxTokens;
        this.maxUsd = maxUsd;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Duration> exhausted() {
        turnThePage();
        boolean isOver = (maxTokens != null && tokens >= maxTokens) || (maxUsd != null && usd.compareTo(maxUsd) >= 0);
        return isOver ? Optional.of(untilMidnight()) : Optional.empty();
    }

    @Override
    public synchronized void spend(Usage usage, @Nullable BigDecimal costUsd) {
        turnThePage();
        tokens += (long) usage.inputTokens() + usage.outputTokens();
        usd = costUsd == null ? usd : usd.add(costUsd);
    }

    private void turnThePage() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            tokens = 0;
            usd = BigDecimal.ZERO;
        }
    }

    private Duration untilMidnight() {
        Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Duration.between(clock.instant(), midnight);
    }
}
