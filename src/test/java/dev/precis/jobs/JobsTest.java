package dev.precis.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.store.Batch;
import dev.precis.store.BatchItem.Given;
import dev.precis.store.BatchItem.State;
import dev.precis.store.Batches;
import dev.precis.store.DatabaseContract;
import dev.precis.store.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds of batches on either database. */
@Timeout(180)
class JobsTest {
    private static final JobSettings SETTINGS =
            JobSettings.DEFAULT.withLease(Duration.ofSeconds(4)).withRetry(Duration.ofMillis(100));
    private static final Jobs.Order ORDER = new Jobs.Order("", 0, null, null);

    abstract static class Facts extends DatabaseContract {
        private final ScriptedWork work = new ScriptedWork();

        @SuppressWarnings("NullAway.Init") // each test starts its own
        private Jobs jobs;

        private Jobs start(JobSettings settings) {
            jobs = Jobs.of(database, work, settings, WebhookSettings.DEFAULT, (url, headers, body) -> 204)
                    .begin();
            return jobs;
        }

        @AfterEach
        void stop() {
            if (jobs != null) {
                jobs.close();
            }
        }

        @Test
        void answersEachArticleOnceAndInOrder() {
            start(SETTINGS);
            var batch = submit(articles(250));
            var done = await(batch.id());
            assertThat(done.state()).isEqualTo(Batch.State.COMPLETED);
            assertThat(done.counts()).isEqualTo(new Batch.Counts(250, 0, 0, 250, 0, 0));
            assertThat(results(batch.id()))
                    .containsExactlyElementsOf(
                            articles(250).stream().map(a -> "answer to " + a).toList());
            assertThat(new HashSet<>(work.asked)).hasSize(250);
            assertThat(work.asked).hasSize(250);
        }

        @Test
        void tellsWhyAnArticleHasNoAnswerAndGoesOn() {
            work.on("article 1", time -> {
                throw new IllegalArgumentException();
            });
            start(SETTINGS);
            var batch = await(submit(articles(3)).id());
            assertThat(batch.counts().failed()).isEqualTo(1);
            assertThat(results(batch.id()))
                    .containsExactly("answer to article 0", "IllegalArgumentException", "answer to article 2");
            assertThat(work.times("article 1")).isEqualTo(1);
        }

        /** E7, the kind that fails its worker: tried three times, then given up. */
        @Test
        void triesWhatMayPassThreeTimes() {
            work.on("article 0", time -> {
                throw new IllegalStateException();
            });
            work.on("article 1", time -> {
                if (time < 3) {
                    throw new StackOverflowError();
                }
                return "at last";
            });
            start(SETTINGS);
            var batch = await(submit(articles(2)).id());
            assertThat(results(batch.id())).containsExactly("IllegalStateException", "at last");
            assertThat(work.times("article 0")).isEqualTo(3);
        }

        /** A5, A6, A8: an outage costs no tries, however long it is. */
        @Test
        void waitsForAModelThatIsAwayAndBurnsNoTry() {
            for (int i = 0; i < 4; i++) {
                work.on("article " + i, time -> {
                    if (work.asked.size() < 8) {
                        throw new ModelUnavailableException(Reason.RATE_LIMITED, "", null, Duration.ofMillis(300));
                    }
                    return "answer";
                });
            }
            start(SETTINGS);
            var batch = await(submit(articles(4)).id());
            assertThat(batch.counts().succeeded()).isEqualTo(4);
        }

        /** A model that fails at one article only is not away, and does not hold up the others for ever. */
        @Test
        void givesUpAnArticleAtWhichTheModelFailsWhileItAnswersOthers() {
            work.on("article 0", time -> {
                throw new ModelUnavailableException(Reason.PROVIDER_ERROR, "", null);
            });
            start(SETTINGS.withWorkers(1));
            var batch = await(submit(articles(6)).id());
            assertThat(batch.counts().failed()).isEqualTo(1);
            assertThat(batch.counts().succeeded()).isEqualTo(5);
        }

        @Test
        void letsASmallBatchPassALargeOne() throws Exception {
            work.on("slow", time -> {
                sleep(20);
                return "slow";
            });
            start(SETTINGS.withWorkers(2));
            var large = submit(IntStream.range(0, 600).mapToObj(i -> "slow").toList());
            var small = submit(articles(3));
            await(small.id());
            assertThat(jobs.find(large.id(), "").orElseThrow().completed()).isNull();
            jobs.cancel(large.id(), "", batch -> true);
        }

        @Test
        void cancelsWhatHasNotBegunAndLetsTheRestEnd() throws Exception {
            var begun = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            work.on("article 0", time -> {
                begun.countDown();
                awaitQuietly(go);
                return "ended";
            });
            start(SETTINGS.withWorkers(1));
            var batch = submit(articles(5));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(jobs.cancel(batch.id(), "", found -> false).orElseThrow().state())
                    .isEqualTo(Batch.State.OPEN);
            var cancelled = jobs.cancel(batch.id(), "", found -> true).orElseThrow();
            assertThat(cancelled.state()).isEqualTo(Batch.State.CANCELLED);
            assertThat(cancelled.completed()).isNull();
            go.countDown();
            assertThat(await(batch.id()).counts()).isEqualTo(new Batch.Counts(5, 0, 0, 1, 0, 4));
            assertThat(jobs.cancel(batch.id(), "", found -> true).orElseThrow().state())
                    .isEqualTo(Batch.State.CANCELLED);
        }

        @Test
        void isSeenByItsOwnerOnly() {
            start(SETTINGS);
            var batch = jobs.submit(
                    new Jobs.Order("a", 0, null, null), given(articles(1)).iterator());
            assertThat(jobs.find(batch.id(), "b")).isEmpty();
            assertThat(jobs.cancel(batch.id(), "b", found -> true)).isEmpty();
            assertThat(jobs.find(batch.id(), "a")).isPresent();
        }

        /** D3: all or nothing. */
        @Test
        void takesNothingOfABatchForWhichThereIsNoRoom() {
            start(SETTINGS.withMaxOpen(150));
            assertThatThrownBy(() -> submit(articles(200))).isInstanceOf(QueueFullException.class);
            assertThat(jobs.batches().countOpen()).isZero();
            assertThat(await(submit(articles(150)).id()).counts().succeeded()).isEqualTo(150);
        }

        /** F4 and the like: what breaks while a batch is handed in leaves nothing of it. */
        @Test
        void takesNothingOfABatchThatBreaksOff() {
            start(SETTINGS);
            var broken = given(articles(150)).stream()
                    .map(item -> {
                        if (item.customId() != null && item.customId().equals("c140")) {
                            throw new IllegalStateException("broken off");
                        }
                        return item;
                    })
                    .iterator();
            assertThatThrownBy(() -> jobs.submit(ORDER, broken)).hasMessage("broken off");
            assertThat(jobs.batches().countOpen()).isZero();
        }

        @Test
        void givesBackWhatRunsWhenItStopsTooLong() {
            var begun = new CountDownLatch(1);
            work.on("article 0", time -> {
                if (time == 1) {
                    begun.countDown();
                    sleep(60_000);
                }
                return "second time";
            });
            start(SETTINGS.withWorkers(1).withDrain(Duration.ofMillis(300)));
            var batch = submit(articles(1));
            awaitQuietly(begun);
            jobs.close();
            assertThat(jobs.batches().find(batch.id()).orElseThrow().counts().waiting())
                    .isEqualTo(1);
            start(SETTINGS);
            await(batch.id());
            assertThat(results(batch.id())).containsExactly("second time");
        }

        @Test
        void failsWhatIsNotDoneWhenTheTimeOfABatchIsOver() {
            work.on("article 0", time -> {
                throw new ModelUnavailableException(Reason.AUTHENTICATION, "", null);
            });
            start(SETTINGS.withLifetime(Duration.ofMillis(1)));
            var batch = submit(articles(1));
            jobs.tidy();
            var end = await(batch.id(), found -> {
                jobs.tidy();
                return found.completed() != null;
            });
            assertThat(end.counts().failed()).isEqualTo(1);
            assertThat(results(batch.id())).containsExactly("BatchExpiredException");
        }

        /** E5: what a worker brings that was frozen beyond its lease does not count. */
        @Test
        void refusesTheResultOfAWorkerThatWasTakenOver() {
            var batches = new Batches(database);
            batches.begin("b", "", 0, Duration.ofHours(1), null);
            batches.fill("b", 0, given(articles(1)));
            batches.open("b", 1);
            var frozen = batches.claim("b", List.of(), Duration.ofMillis(1)).orElseThrow();
            sleep(50);
            var second = batches.claim("b", List.of(), Duration.ofHours(1)).orElseThrow();
            assertThat(second.starts()).isEqualTo(2);
            assertThat(batches.claim("b", List.of(), Duration.ofHours(1))).isEmpty();
            assertThat(batches.finish(frozen, State.SUCCEEDED, new byte[] {1})).isFalse();
            assertThat(batches.giveBack(frozen, Duration.ZERO)).isFalse();
            assertThat(batches.finish(second, State.SUCCEEDED, new byte[] {2})).isTrue();
            assertThat(batches.finish(frozen, State.FAILED, new byte[] {1})).isFalse();
            assertThat(batches.results("b", 0, 2).get(0).document()).containsExactly(2);
        }

        /** Two that were lost twice together are not tried a third time together: only one of them kills its process. */
        @Test
        void makesTheLastTryOfAnArticleAlone() {
            var batches = new Batches(database);
            batches.begin("b", "", 0, Duration.ofHours(1), null);
            batches.fill("b", 0, given(articles(2)));
            batches.open("b", 2);
            for (int lost = 0; lost < 2; lost++) {
                assertThat(batches.claim("b", List.of(), Duration.ofMillis(1))).isPresent();
                assertThat(batches.claim("b", List.of(), Duration.ofMillis(1))).isPresent();
                sleep(50);
            }
            var alone = batches.claim("b", List.of(), Duration.ofHours(1)).orElseThrow();
            assertThat(alone.starts()).isEqualTo(3);
            assertThat(batches.claim("b", List.of(), Duration.ofHours(1))).isEmpty();
            assertThat(batches.finish(alone, State.SUCCEEDED, new byte[] {1})).isTrue();
            assertThat(batches.claim("b", List.of(), Duration.ofHours(1))
                            .orElseThrow()
                            .starts())
                    .isEqualTo(3);
        }

        /** The workers of one process claim at the same time. */
        @Test
        void makesOneLastTryWhereManyClaimAtOnce() throws Exception {
            var batches = new Batches(database);
            ExecutorService workers = Executors.newFixedThreadPool(6);
            try {
                for (int round = 0; round < 5; round++) {
                    String id = "b" + round;
                    batches.begin(id, "", 0, Duration.ofHours(1), null);
                    batches.fill(id, 0, given(articles(6)));
                    batches.open(id, 6);
                    for (int lost = 0; lost < 12; lost++) {
                        assertThat(batches.claim(id, List.of(), Duration.ofMillis(-1)))
                                .isPresent();
                    }
                    Callable<Boolean> claimOne = () ->
                            batches.claim(id, List.of(), Duration.ofHours(1)).isPresent();
                    int claimed = 0;
                    for (Future<Boolean> claim : workers.invokeAll(Collections.nCopies(6, claimOne))) {
                        claimed += claim.get() ? 1 : 0;
                    }
                    assertThat(claimed).isEqualTo(1);
                }
            } finally {
                workers.shutdownNow();
            }
        }

        private Batch submit(List<String> articles) {
            return jobs.submit(ORDER, given(articles).iterator());
        }

        private Batch await(String id) {
            return await(id, batch -> batch.completed() != null);
        }

        private Batch await(String id, Predicate<Batch> state) {
            while (true) {
                var batch = jobs.batches().find(id).orElseThrow();
                if (state.test(batch)) {
                    return batch;
                }
                sleep(20);
            }
        }

        private List<String> results(String id) {
            var ended = jobs.batches().results(id, 0, 10_000);
            assertThat(ended).allMatch(item -> item.state() != State.CANCELLED);
            assertThat(ended.stream().map(item -> item.position()).toList())
                    .isEqualTo(IntStream.range(0, ended.size()).boxed().toList());
            return ended.stream()
                    .map(item -> new String(item.document(), StandardCharsets.UTF_8))
                    .toList();
        }
    }

    @Nested
    class OnSqlite extends Facts {
        @Override
        protected DatabaseSettings settings() {
            return sqlite();
        }
    }

    @Nested
    class OnPostgres extends Facts {
        @Override
        protected DatabaseSettings settings() {
            return postgresql();
        }
    }

    static List<String> articles(int count) {
        return IntStream.range(0, count).mapToObj(i -> "article " + i).toList();
    }

    static List<Given> given(List<String> articles) {
        return IntStream.range(0, articles.size())
                .mapToObj(i -> new Given("c" + i, "test/model", articles.get(i).getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
