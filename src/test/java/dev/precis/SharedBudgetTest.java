package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.draft.DailyBudget;
import dev.precis.draft.Draft.Usage;
import dev.precis.draft.TokenBudget;
import dev.precis.store.Spending.Entry;
import dev.precis.store.Storage;
import dev.precis.store.TestStorage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

/** One budget for all who share a database. */
class SharedBudgetTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final Storage storage = TestStorage.embedded(Duration.ofDays(1));
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private TokenBudget budget(@Nullable Long tokens, @Nullable String usd) {
        var money = usd == null ? null : new BigDecimal(usd);
        return new SharedBudget(new DailyBudget(tokens, money, clock), storage.spending(), tokens, money, clock);
    }

    private void otherSpends(long tokens, String usd) {
        storage.spending().add(new Entry("", DAY, "x/1", 1, tokens - 10, 10, new BigDecimal(usd)));
    }

    @Test
    void countsWhatThisProcessSpendsAtOnce() {
        var budget = budget(1_000L, null);
        assertThat(budget.exhausted()).isEmpty();
        budget.spend(new Usage(900, 100, 1), null);
        assertThat(budget.exhausted()).contains(Duration.ofHours(12));
    }

    @Test
    void countsWhatOthersHaveSpentBefore() {
        otherSpends(1_000, "0.5");
        assertThat(budget(1_000L, null).exhausted()).contains(Duration.ofHours(12));
        assertThat(budget(1_001L, null).exhausted()).isEmpty();
        assertThat(budget(null, "0.5").exhausted()).isPresent();
        assertThat(budget(null, "0.51").exhausted()).isEmpty();
    }

    @Test
    void learnsWhatOthersSpendMeanwhile() throws Exception {
        var budget = budget(1_000L, null);
        assertThat(budget.exhausted()).isEmpty();
        otherSpends(1_000, "0.5");
        for (int i = 0; i < 600 && budget.exhausted().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(budget.exhausted()).isPresent();
    }

    @Test
    void beginsAnewWithTheDay() {
        otherSpends(1_000, "0.5");
        var budget = budget(1_000L, null);
        assertThat(budget.exhausted()).isPresent();
        now.set(NOON.plus(Duration.ofHours(13)));
        assertThat(budget.exhausted()).isEmpty();
    }

    @Test
    void goesOnCountingWhileTheDatabaseIsAway() {
        var budget = budget(1_000L, null);
        storage.database().write(handle -> handle.execute("alter table spending rename to elsewhere"));
        try {
            assertThat(budget.exhausted()).isEmpty();
            budget.spend(new Usage(900, 100, 1), null);
            assertThat(budget.exhausted()).isPresent();
        } finally {
            storage.database().write(handle -> handle.execute("alter table elsewhere rename to spending"));
        }
    }
}
