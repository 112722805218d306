package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.store.DatabaseUnavailableException.Reason;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Group F of the fault plan: what the service notices of a database that is away, hangs, is overrun or full. */
@Timeout(180)
class DatabaseFaultTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /** F1. */
    @Test
    void startsWithoutItsDatabaseAndResumesByItself() throws Exception {
        int port = freePort();
        try (var database = Database.open(DatabaseSettings.postgresql(
                "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&password=postgres"))) {
            assertAway(database);
            try (var server = start(port)) {
                await(database::isReady);
                database.write(handle -> handle.execute("update pulse set beats = 41"));
                assertThat(server.getPort()).isEqualTo(port);
            }
            await(() -> !database.isReady());
            assertAway(database);
            try (var server = start(port)) {
                await(database::isReady);
                assertThat(beats(database)).isEqualTo(41);
                assertThat(server.getPort()).isEqualTo(port);
            }
        }
    }

    @Test
    void doesNotStartWithAWrongPassword() {
        var url = TestPostgres.newDatabase().replaceAll("user=[a-z]+", "user=nobody");
        assertThatThrownBy(() -> Database.open(DatabaseSettings.postgresql(url)))
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("PRECIS_DATABASE_USER")
                .hasMessageNotContaining("password=");
    }

    /** F2. Its processes stop as if the machine behind a switch had hung: connections stay open, nothing answers. */
    @Test
    void failsInTimeWhereTheDatabaseHangs() throws Exception {
        try (var server = start(freePort());
                var database = Database.open(DatabaseSettings.postgresql(TestPostgres.url(server, "postgres")))) {
            var processes = stopped();
            try {
                long start = System.nanoTime();
                assertThatThrownBy(() -> beats(database)).isInstanceOf(DatabaseUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
                await(() -> !database.isReady());
                assertAway(database);
            } finally {
                signal("CONT", processes);
            }
            await(database::isReady);
            assertThat(beats(database)).isZero();
        }
    }

    /** F3. */
    @Test
    void failsInTimeWhereNoConnectionIsFree() throws SQLException {
        var settings = DatabaseSettings.postgresql(TestPostgres.newDatabase()).withConnections(2);
        try (var database = Database.open(settings)) {
            List<Connection> held = new ArrayList<>();
            for (int i = 0; i < settings.connections(); i++) {
                held.add(database.dataSource().getConnection());
            }
            assertThatThrownBy(() -> beats(database))
                    .isInstanceOfSatisfying(DatabaseUnavailableException.class, away -> assertThat(away.reason())
                            .isEqualTo(Reason.UNREACHABLE));
            for (var connection : held) {
                connection.close();
            }
            await(database::isReady);
            assertThat(beats(database)).isZero();
        }
    }

    /** F4. The file may not grow any more, as on a disk without space. */
    @Test
    void isNotReadyWhileItsDiskIsFullAndRecovers() {
        try (var database = Database.open(DatabaseSettings.embedded(folder).withConnections(1))) {
            database.write(handle -> handle.execute("update pulse set beats = 7"));
            limitPages(database, 1);
            assertThatThrownBy(() -> database.write(handle ->
                            handle.execute("insert into summary values ('1', '', '', 0, '', '', zeroblob(1000000))")))
                    .isInstanceOfSatisfying(DatabaseUnavailableException.class, away -> assertThat(away.reason())
                            .isEqualTo(Reason.FULL));
            assertThat(database.isReady()).isFalse();
            assertThat(beats(database)).isGreaterThanOrEqualTo(7);
            limitPages(database, 1_000_000);
            await(database::isReady);
            database.write(
                    handle -> handle.execute("insert into summary values ('1', '', '', 0, '', '', zeroblob(1000000))"));
        }
    }

    /** SQLite takes the present size where the limit is smaller. */
    private static void limitPages(Database database, int pages) {
        database.read(handle -> handle.execute("pragma max_page_count = " + pages));
    }

    private static void assertAway(Database database) {
        assertThat(database.isReady()).isFalse();
        assertThatThrownBy(() -> beats(database)).isInstanceOf(DatabaseUnavailableException.class);
    }

    private static long beats(Database database) {
        return database.read(handle ->
                handle.createQuery("select beats from pulse").mapTo(Long.class).one());
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return TestPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    /** The server first, so that the pool gets no further process of it meanwhile, then its children. */
    private List<Long> stopped() throws IOException, InterruptedException {
        var lines = Files.readAllLines(folder.resolve("postgresql").resolve("postmaster.pid"));
        long server = Long.parseLong(lines.get(0).strip());
        signal("STOP", List.of(server));
        List<Long> processes = new ArrayList<>(List.of(server));
        ProcessHandle.of(server)
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .forEach(processes::add);
        signal("STOP", processes);
        return processes;
    }

    private static void signal(String name, List<Long> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(String.valueOf(process)));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the end of all patience").isLessThan(end);
            StorageContract.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
