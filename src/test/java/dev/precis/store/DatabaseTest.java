package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What holds for either database. */
class DatabaseTest {
    abstract static class Facts extends DatabaseContract {
        @Test
        void isReadyWhenOpen() {
            assertThat(database.isReady()).isTrue();
        }

        @Test
        void countsTimeByItsOwnClock() {
            long now = database.read(handle ->
                    handle.createQuery("select <now>").mapTo(Long.class).one());
            assertThat(now).isCloseTo(System.currentTimeMillis(), within(60_000L));
        }

        @Test
        void writesAllOrNothing() {
            assertThatThrownBy(() -> database.write(handle -> {
                        handle.execute("update pulse set beats = 7");
                        throw new IllegalArgumentException("of the caller");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(beats()).isZero();
        }

        @Test
        void losesNoUpdateOfManyWriters() throws Exception {
            int writers = 8;
            int each = 20;
            runTogether(writers, () -> {
                for (int i = 0; i < each; i++) {
                    database.write(handle -> handle.execute("update pulse set beats = beats + 1"));
                }
                return null;
            });
            assertThat(beats()).isEqualTo(writers * each);
        }

        /** F5: each holds what the other wants next. One of the two is sent away by the database, and the caller sees nothing. */
        @Test
        void retriesWhatStoodInEachOthersWay() throws Exception {
            var bothInside = new CyclicBarrier(2);
            database.write(handle -> {
                add(handle, "a");
                add(handle, "b");
                return null;
            });
            var turns = new AtomicInteger();
            runTogether(2, () -> {
                boolean first = turns.getAndIncrement() == 0;
                crosswise(first ? "a" : "b", first ? "b" : "a", bothInside);
                return null;
            });
            long sum = database.read(handle -> handle.createQuery("select sum(cast(token as integer)) from lease")
                    .mapTo(Long.class)
                    .one());
            assertThat(sum).isEqualTo(4);
        }

        private void crosswise(String first, String second, CyclicBarrier bothInside) {
            database.write(handle -> {
                raise(handle, first);
                meet(bothInside);
                raise(handle, second);
                return null;
            });
        }

        /** Where only one at a time can be inside, nobody comes; nor at the second try. */
        private static void meet(CyclicBarrier barrier) {
            try {
                barrier.await(500, TimeUnit.MILLISECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                Thread.yield();
            }
        }

        private static void add(Handle handle, String name) {
            handle.execute("insert into lease (name, token, expires) values (?, '0', 0)", name);
        }

        private static void raise(Handle handle, String name) {
            handle.execute("update lease set token = cast(cast(token as integer) + 1 as text) where name = ?", name);
        }

        @Test
        void carriesOnWhatIsThere() {
            database.write(handle -> handle.execute("update pulse set beats = 5"));
            var settings = again();
            database.close();
            database = Database.open(settings);
            assertThat(beats()).isEqualTo(5);
        }

        /** The settings of this very database. */
        protected abstract DatabaseSettings again();

        private long beats() {
            return database.read(handle -> handle.createQuery("select beats from pulse")
                    .mapTo(Long.class)
                    .one());
        }

        private static void runTogether(int threads, Callable<?> work) throws Exception {
            var pool = Executors.newFixedThreadPool(threads);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    running.add(pool.submit(work));
                }
                for (var each : running) {
                    each.get(60, TimeUnit.SECONDS);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Nested
    class OnSqlite extends Facts {
        @Override
        protected DatabaseSettings settings() {
            return sqlite();
        }

        @Override
        protected DatabaseSettings again() {
            return sqlite();
        }
    }

    @Nested
    class OnPostgres extends Facts {
        private final DatabaseSettings settings = postgresql();

        @Override
        protected DatabaseSettings settings() {
            return settings;
        }

        /** E10: while instances are exchanged one by one, an old one starts beside a new one. */
        @Test
        void worksBesideANewerVersion() {
            database.write(
                    handle -> handle.execute("insert into precis_schema (installed_rank, version, description, type,"
                            + " script, checksum, installed_by, execution_time, success) values (1000, '999', 'later', 'SQL',"
                            + " 'V999__later.sql', 1, '', 1, true)"));
            try (var older = Database.open(settings)) {
                assertThat(older.isReady()).isTrue();
            }
            database.write(handle -> handle.execute("delete from precis_schema where version = '999'"));
        }

        @Override
        protected DatabaseSettings again() {
            return settings;
        }
    }
}
