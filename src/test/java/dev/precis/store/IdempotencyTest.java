package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.store.Idempotency.Claim;
import dev.precis.store.Idempotency.Reply;
import dev.precis.store.Idempotency.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A request with a key is answered once. */
class IdempotencyTest {
    private static final Request REQUEST = new Request("", "key", "fingerprint");
    private static final Reply REPLY =
            new Reply(202, Map.of("Location", "/there", "ETag", "\"a:b\""), bytes("done"), "summary-1");

    abstract static class Facts extends StorageContract {
        @Test
        void isDoneOnceAndAnsweredAgain() {
            try (var work = mine(REQUEST)) {
                assertThat(claim(REQUEST)).isInstanceOf(Claim.Running.class);
                work.answer(REPLY);
            }
            assertAnswered();
            reopen(settings());
            assertAnswered();
        }

        private void assertAnswered() {
            assertThat(claim(REQUEST))
                    .isInstanceOfSatisfying(Claim.Answered.class, answered -> assertThat(answered.reply())
                            .usingRecursiveComparison()
                            .isEqualTo(REPLY));
        }

        @Test
        void isFreeAgainWhereThereWasNoAnswer() {
            mine(REQUEST).close();
            try (var work = mine(new Request("", "key", "another"))) {
                work.answer(REPLY);
            }
        }

        @Test
        void belongsToOneRequestOfOneOwner() {
            try (var work = mine(REQUEST)) {
                assertThat(claim(new Request("", "key", "another"))).isInstanceOf(Claim.Taken.class);
                work.answer(REPLY);
            }
            assertThat(claim(new Request("", "key", "another"))).isInstanceOf(Claim.Taken.class);
            mine(new Request("other", "key", "another")).close();
        }

        @Test
        void isDoneByOneOfManyAtOnce() throws Exception {
            var claims = together(20, () -> claim(REQUEST));
            assertThat(claims).filteredOn(Claim.Mine.class::isInstance).hasSize(1);
            assertThat(claims).filteredOn(Claim.Running.class::isInstance).hasSize(19);
        }

        @Test
        void isTakenOverFromTheDeadAndRefusedToTheLate() {
            var late = mine(REQUEST);
            change("expires = 0");
            try (var work = mine(REQUEST)) {
                assertThatThrownBy(() -> late.answer(REPLY)).isInstanceOf(DatabaseUnavailableException.class);
                late.close();
                work.answer(REPLY);
            }
            assertAnswered();
        }

        @Test
        void holdsForADay() {
            try (var work = mine(REQUEST)) {
                work.answer(REPLY);
            }
            change("created = created - " + Duration.ofHours(23).toMillis());
            storage.cleaner().clean();
            assertAnswered();
            change("created = created - " + Duration.ofHours(1).toMillis());
            mine(new Request("", "key", "another")).close();
        }

        @Test
        void isRemovedAfterADay() {
            storage.database().write(handle -> {
                for (int i = 0; i < 250; i++) {
                    handle.execute(
                            "insert into idempotency (owner, idempotency_key, fingerprint, created, token, expires)"
                                    + " values ('', ?, '', <now> - ?, '', 0)",
                            "key " + i,
                            Duration.ofHours(25).toMillis());
                }
                return null;
            });
            storage.cleaner().clean();
            assertThat(storage.database().<Long>read(handle -> handle.createQuery("select count(*) from idempotency")
                            .mapTo(Long.class)
                            .one()))
                    .isZero();
        }

        @Test
        void isForgottenWithItsSummary() {
            var given = storage.answers().answer(question("q"), NORMAL, () -> document("text"));
            try (var work = mine(REQUEST)) {
                work.answer(
                        new Reply(200, Map.of(), bytes("text"), given.document().id()));
            }
            storage.forget("", given.document().id());
            mine(REQUEST).close();
        }

        private Claim claim(Request request) {
            return storage.idempotency().claim(request);
        }

        private Idempotency.Work mine(Request request) {
            var claim = claim(request);
            assertThat(claim).isInstanceOf(Claim.Mine.class);
            return ((Claim.Mine) claim).work();
        }

        private void change(String what) {
            storage.database().write(handle -> handle.execute("update idempotency set " + what));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
