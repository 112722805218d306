package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.draft.ModelUnavailableException;
import dev.precis.store.Answers.Given;
import dev.precis.store.Answers.Manner;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A question is answered once, whoever asks it how often, and the answer stays. */
class AnswersTest {
    private static final Manner ANEW = new Manner(false, false, Duration.ofSeconds(60));

    abstract static class Facts extends StorageContract {
        final AtomicInteger runs = new AtomicInteger();

        @Test
        void answersTheSecondTimeWhatItAnsweredFirst() {
            var first = ask("q");
            var second = ask("q");
            assertThat(first).returns(false, Given::known).returns(true, Given::stored);
            assertThat(second).returns(true, Given::known).returns(first.document(), Given::document);
            assertThat(runs).hasValue(1);
        }

        @Test
        void knowsAfterARestart() {
            var first = ask("q");
            reopen(settings());
            var second = ask("q");
            assertThat(second.known()).isTrue();
            assertThat(second.document()).usingRecursiveComparison().isEqualTo(first.document());
            assertThat(storage.find("", first.document().id())).isPresent();
        }

        @Test
        void knowsWithoutAMemory() {
            reopen(settings().withMemory(0));
            ask("q");
            assertThat(ask("q").known()).isTrue();
        }

        @Test
        void keepsOwnersApart() {
            var given = storage.answers().answer(new Question("a", "q"), NORMAL, this::run);
            assertThat(storage.answers()
                            .answer(new Question("b", "q"), NORMAL, this::run)
                            .known())
                    .isFalse();
            assertThat(storage.find("b", given.document().id())).isEmpty();
            assertThat(storage.forget("b", given.document().id())).isFalse();
            assertThat(storage.find("a", given.document().id())).isPresent();
        }

        @Test
        void runsOnceForManyAtOnce() throws Exception {
            var answers = together(50, () -> storage.answers().answer(question("q"), NORMAL, this::slowRun));
            assertThat(runs).hasValue(1);
            assertThat(answers).extracting(given -> text(given.document())).containsOnly("run 1");
            assertThat(answers).filteredOn(given -> !given.known()).hasSize(1);
            var counts = storage.answers().counts();
            assertThat(counts.made()).isEqualTo(1);
            assertThat(counts.shared() + counts.known()).isEqualTo(49);
        }

        @Test
        void sharesAFailureOfTheModel() throws Exception {
            var failures = together(
                    10,
                    () -> failure(() -> {
                        runs.incrementAndGet();
                        sleep(500);
                        throw new ModelUnavailableException(ModelUnavailableException.Reason.TIMEOUT, "too slow", null);
                    }));
            assertThat(failures).containsOnly("too slow");
            assertThat(runs.get()).isLessThan(10);
            assertThat(ask("q").known()).isFalse();
        }

        /** One caller's listener that fails must not fail the others. */
        @Test
        void sharesNoOtherFailure() throws Exception {
            var outcomes = together(
                    10,
                    () -> failure(() -> {
                        if (runs.incrementAndGet() == 1) {
                            sleep(300);
                            throw new IllegalStateException("gone");
                        }
                        return document("run");
                    }));
            assertThat(outcomes).containsOnlyOnce("gone").contains("");
            assertThat(runs).hasValue(2);
        }

        @Test
        void answersAnewWhereAskedTo() {
            ask("q");
            var anew = storage.answers().answer(question("q"), ANEW, this::run);
            assertThat(anew.known()).isFalse();
            assertThat(text(ask("q").document())).isEqualTo("run 2");
            assertThat(runs).hasValue(2);
        }

        @Test
        void forgets() {
            var given = ask("q");
            assertThat(storage.forget("", given.document().id())).isTrue();
            assertThat(storage.find("", given.document().id())).isEmpty();
            assertThat(storage.forget("", given.document().id())).isFalse();
            assertThat(ask("q").known()).isFalse();
        }

        @Test
        void keepsNothingWhereToldSo() {
            reopen(settings().withRetention(Duration.ZERO));
            var given = ask("q");
            assertThat(given.stored()).isFalse();
            assertThat(ask("q").known()).isFalse();
            assertThat(storage.find("", given.document().id())).isEmpty();
            assertThat(count()).isZero();
        }

        @Test
        void doesNotFindWhatIsTooOldAndRemovesIt() {
            long created = System.currentTimeMillis() - Duration.ofHours(3).toMillis();
            var old = storage.answers().answer(question("q"), NORMAL, () -> document("old", created));
            assertThat(ask("q").known()).isTrue();
            reopen(settings().withRetention(Duration.ofHours(2)));
            assertThat(storage.find("", old.document().id())).isEmpty();
            assertThat(ask("q").known()).isFalse();
            storage.database().write(handle -> {
                for (int i = 0; i < 450; i++) {
                    Summaries.add(handle, question("old"), document("old", created));
                }
                return null;
            });
            storage.cleaner().clean();
            assertThat(count()).isEqualTo(1);
        }

        @Test
        void givesAnAnswerThatCouldNotBeStored() {
            Supplier<Document> breaking = () -> {
                storage.database().write(handle -> handle.execute("alter table summary rename to elsewhere"));
                return run();
            };
            var given = storage.answers().answer(question("q"), ANEW, breaking);
            assertThat(given).returns(false, Given::stored).returns(false, Given::known);
            assertThatThrownBy(() ->
                            storage.answers().answer(question("q"), new Manner(false, true, Duration.ZERO), this::run))
                    .isInstanceOf(RuntimeException.class);
        }

        Given ask(String name) {
            return storage.answers().answer(question(name), NORMAL, this::run);
        }

        Document run() {
            return document("run " + runs.incrementAndGet());
        }

        Document slowRun() {
            var document = run();
            sleep(500);
            return document;
        }

        private String failure(Supplier<Document> run) {
            try {
                storage.answers().answer(question("q"), NORMAL, run);
                return "";
            } catch (ModelUnavailableException | IllegalStateException e) {
                return String.valueOf(e.getMessage());
            }
        }

        private long count() {
            return storage.database().read(handle -> handle.createQuery("select count(*) from summary")
                    .mapTo(Long.class)
                    .one());
        }
    }

    @Nested
    class OnSqlite extends Facts {
        @Override
        DatabaseSettings database() {
            return DatabaseSettings.embedded(folder);
        }
    }

    /** Here there can be a second instance. */
    @Nested
    class OnPostgres extends Facts {
        private static final Duration TERM = Duration.ofSeconds(3);

        @Override
        DatabaseSettings database() {
            return DatabaseSettings.postgresql(TestPostgres.newDatabase());
        }

        @Test
        void runsOnceOverInstances() throws Exception {
            try (var other = ready(Storage.open(settings()))) {
                var turn = new AtomicInteger();
                var answers = together(20, () -> (turn.getAndIncrement() % 2 == 0 ? storage : other)
                        .answers()
                        .answer(question("q"), NORMAL, this::slowRun));
                assertThat(runs).hasValue(1);
                assertThat(answers).extracting(given -> text(given.document())).containsOnly("run 1");
            }
        }

        @Test
        void waitsForALongRunOfAnotherInstance() throws Exception {
            storage.close();
            storage = ready(Storage.open(settings(), TERM));
            try (var other = ready(Storage.open(settings(), TERM))) {
                var turn = new AtomicInteger();
                together(2, () -> (turn.getAndIncrement() == 0 ? storage : other)
                        .answers()
                        .answer(question("q"), NORMAL, () -> {
                            sleep(TERM.toMillis() * 3 / 2);
                            return run();
                        }));
                assertThat(runs).hasValue(1);
            }
        }

        @Test
        void takesOverFromADeadInstance() {
            var dead = new Leases(storage.database(), Duration.ofMillis(800));
            assertThat(dead.take("answer//q")).isPresent();
            long start = System.nanoTime();
            assertThat(ask("q").known()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(500));
        }

        /** E5: an instance that slept longer than its lease wakes up with an answer that is no longer wanted. */
        @Test
        void refusesALateAnswer() {
            try (var other = ready(Storage.open(settings()))) {
                var late = storage.answers().answer(question("q"), NORMAL, () -> {
                    storage.database().write(handle -> handle.execute("update lease set expires = 0"));
                    other.answers().answer(question("q"), NORMAL, () -> document("in time"));
                    return document("late");
                });
                assertThat(text(late.document())).isEqualTo("in time");
                assertThat(text(other.answers()
                                .answer(question("q"), NORMAL, this::run)
                                .document()))
                        .isEqualTo("in time");
            }
        }

        @Test
        void forgetsWhatAnotherInstanceRemembers() {
            try (var other = ready(Storage.open(settings()))) {
                var given = ask("q");
                assertThat(other.answers()
                                .answer(question("q"), NORMAL, this::run)
                                .known())
                        .isTrue();
                assertThat(storage.forget("", given.document().id())).isTrue();
                assertThat(other.answers()
                                .answer(question("q"), NORMAL, this::run)
                                .known())
                        .isFalse();
            }
        }

        @Test
        void endsTheWaitingWithItsPatience() {
            var leases = new Leases(storage.database(), Duration.ofMinutes(1));
            assertThat(leases.take("answer//q")).isPresent();
            assertThatThrownBy(() -> storage.answers()
                            .answer(question("q"), new Manner(true, false, Duration.ofMillis(300)), this::run))
                    .isInstanceOf(StillRunningException.class);
            assertThat(runs).hasValue(0);
        }
    }
}
