package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.access.ApiKey;
import dev.precis.access.Caller;
import dev.precis.access.KeyEntry;
import dev.precis.access.KeyRing;
import dev.precis.access.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keys, on either database. */
class KeyTableTest {
    abstract static class Facts extends DatabaseContract {
        private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

        private final ApiKey key = ApiKey.random();
        private final KeyEntry entry = KeyEntry.of("newsroom", Role.USE, key, NOON);
        private KeyTable table;

        @BeforeEach
        void openTable() {
            table = new KeyTable(database);
        }

        @Test
        void givesBackWhatWasAdded() {
            var older = KeyEntry.of("admin", Role.ADMIN, ApiKey.random(), NOON.minusSeconds(1));
            table.add(entry);
            table.add(older);
            assertThat(table.all()).containsExactly(older, entry);
        }

        @Test
        void keepsNoKey() {
            table.add(entry);
            var row = database.read(handle ->
                    handle.createQuery("select * from api_key").mapToMap().one().toString());
            assertThat(row)
                    .contains(key.hash().hex())
                    .doesNotContain(key.secret().substring(3));
        }

        @Test
        void revokesOnceAndForEver() {
            table.add(entry);
            assertThat(table.revoke("key_none")).isFalse();
            assertThat(table.revoke(entry.id())).isTrue();
            var first = table.all();
            assertThat(first.get(0).isGood()).isFalse();
            assertThat(table.revoke(entry.id())).isTrue();
            assertThat(table.all()).isEqualTo(first);
        }

        @Test
        void takesNoKeyTwice() {
            table.add(entry);
            assertThatThrownBy(() -> table.add(KeyEntry.of("other", Role.ADMIN, key, NOON)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(table.all()).containsExactly(entry);
        }

        @Test
        void letsARingFindTheHolder() {
            table.add(entry);
            try (var ring = new KeyRing(List.of(), table, true)) {
                assertThat(ring.find(key)).contains(new Caller("newsroom", entry.id(), Role.USE));
            }
        }
    }

    @Nested
    class OnSqlite extends Facts {
        @Override
        protected DatabaseSettings settings() {
            return sqlite();
        }

        @Test
        void canBeVisitedBesideARunningService() {
            try (var visit = Database.visit(sqlite())) {
                new KeyTable(visit).add(KeyEntry.of("visitor", Role.USE, ApiKey.random(), Instant.EPOCH));
                assertThat(new KeyTable(database).all()).hasSize(1);
            }
            assertThat(new KeyTable(database).all()).hasSize(1);
        }
    }

    @Nested
    class OnPostgres extends Facts {
        @Override
        protected DatabaseSettings settings() {
            return postgresql();
        }
    }
}
