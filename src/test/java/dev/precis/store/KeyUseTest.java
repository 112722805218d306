package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the requests of a key add up to over all instances. */
class KeyUseTest {
    abstract static class Facts extends StorageContract {
        @Test
        void addsUpByKey() {
            var one = new KeyUse(storage.database());
            var two = new KeyUse(storage.database());
            assertThat(one.exchange(Map.of())).isEmpty();
            assertThat(one.exchange(Map.of("a", 2L, "b", 1L))).isEqualTo(Map.of("a", 2L, "b", 1L));
            assertThat(two.exchange(Map.of("a", 3L))).isEqualTo(Map.of("a", 5L, "b", 1L));
            assertThat(one.exchange(Map.of())).isEqualTo(Map.of("a", 5L, "b", 1L));
        }

        @Test
        void losesNothingOfManyAtOnce() throws Exception {
            var use = new KeyUse(storage.database());
            together(8, () -> {
                for (int i = 0; i < 10; i++) {
                    use.exchange(Map.of("a", 1L, "b", 2L));
                }
                return null;
            });
            assertThat(use.exchange(Map.of())).isEqualTo(Map.of("a", 80L, "b", 160L));
        }

        @Test
        void leavesOutWhatWasNotUsedForLong() {
            var use = new KeyUse(storage.database());
            use.exchange(Map.of("a", 1L));
            storage.database().write(handle -> handle.execute("update key_use set changed = changed - 3600001"));
            assertThat(use.exchange(Map.of("b", 1L))).isEqualTo(Map.of("b", 1L));
            assertThat(use.exchange(Map.of("a", 1L))).isEqualTo(Map.of("a", 2L, "b", 1L));
        }
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
