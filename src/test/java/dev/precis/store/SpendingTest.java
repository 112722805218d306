package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.store.Spending.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was spent adds up, whoever spends it. */
class SpendingTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    abstract static class Facts extends StorageContract {
        @Test
        void addsUpByOwnerDayAndModel() {
            storage.spending().add(entry("a", DAY, "x/1", "0.000000075"));
            storage.spending().add(entry("a", DAY, "x/1", "0.25"));
            storage.spending().add(entry("b", DAY, "x/1", "1"));
            storage.spending().add(entry("b", DAY.plusDays(1), "x/1", "9"));
            assertThat(storage.spending().usdOn(DAY)).isEqualByComparingTo("1.250000075");
            assertThat(storage.spending().on(DAY)).hasSize(2).first().satisfies(first -> {
                assertThat(first.owner()).isEqualTo("a");
                assertThat(first.calls()).isEqualTo(2);
                assertThat(first.inputTokens()).isEqualTo(200);
                assertThat(first.outputTokens()).isEqualTo(20);
            });
            assertThat(storage.spending().usdOn(DAY.minusDays(1))).isEqualByComparingTo("0");
        }

        @Test
        void losesNothingOfManyAtOnce() throws Exception {
            together(10, () -> {
                for (int i = 0; i < 10; i++) {
                    storage.spending().add(entry("a", DAY, "x/1", "0.01"));
                }
                return null;
            });
            assertThat(storage.spending().usdOn(DAY)).isEqualByComparingTo("1");
        }

        @Test
        void writesLaterWhatItCannotWriteNow() {
            storage.database().write(handle -> handle.execute("alter table spending rename to elsewhere"));
            storage.spending().add(entry("a", DAY, "x/1", "3"));
            storage.database().write(handle -> handle.execute("alter table elsewhere rename to spending"));
            assertThat(storage.spending().usdOn(DAY)).isEqualByComparingTo("3");
            reopen(settings());
            assertThat(storage.spending().usdOn(DAY)).isEqualByComparingTo("3");
        }
    }

    private static Entry entry(String owner, LocalDate day, String model, String usd) {
        return new Entry(owner, day, model, 1, 100, 10, new BigDecimal(usd));
    }

    @Nested
    class OnSqlite extends Facts {
        @Override
        DatabaseSettings database() {
            return DatabaseSettings.embedded(folder);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        @Override
        DatabaseSettings database() {
            return DatabaseSettings.postgresql(TestPostgres.newDatabase());
        }
    }
}
