package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F8: what is old, damaged, foreign or in use is refused with a clear text, and stays as it is. */
class DataFolderTest {
    private static final int PAGE = 4_096;
    private static final int HEADER = 100;

    @TempDir
    Path temporary;

    private Path folder;
    private Path file;

    @BeforeEach
    void findFolder() {
        folder = temporary.resolve("data");
        file = folder.resolve("precis.db");
    }

    @Test
    void isMadeOnTheFirstStart() {
        open();
        assertThat(file).exists();
    }

    @Test
    void isHeldByOneAtATime() {
        try (var first = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(first.isReady()).isTrue();
            assertRefused("in use by another Précis");
        }
        open();
    }

    @Test
    void isRefusedWhereItHoldsSomethingElse() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                file, "Not a database, but somebody's notes, and long enough for a header of one. ".repeat(4));
        assertRefusedUntouched("is not an SQLite database");
    }

    @Test
    void isRefusedWhereItIsAnotherProgramsDatabase() throws IOException, SQLException {
        Files.createDirectories(folder);
        execute("create table pictures (name text)");
        assertRefused("belongs to another program");
        assertThat(rows("select count(*) from sqlite_schema")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void isRefusedWhereAPageIsDamaged(int page) throws IOException {
        open();
        overwrite(page == 0 ? HEADER : (long) page * PAGE);
        assertRefusedUntouched("damaged");
    }

    @Test
    void isRefusedWhereItsHeaderIsDamaged() throws IOException {
        open();
        overwrite(0);
        assertRefusedUntouched("is not an SQLite database");
    }

    @Test
    void isRefusedWhereTheFileIsCutShort() throws IOException {
        open();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(3 * PAGE);
        }
        assertRefusedUntouched("damaged");
    }

    @Test
    void isRefusedWhereOnlyTheLogIsLeft() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("precis.db-wal"), "what was not yet in the database");
        assertRefused("its log precis.db-wal is there");
        assertThat(file).doesNotExist();
    }

    @Test
    void isRefusedWhereANewerVersionWroteIt() throws SQLException {
        open();
        execute("insert into precis_schema (installed_rank, version, description, type, script, checksum, installed_by,"
                + " execution_time, success) values (1000, '999', 'later', 'SQL', 'V999__later.sql', 1, '', 1, 1)");
        assertRefused("not of a kind that this version knows");
        assertThat(rows("select count(*) from precis_schema where version = '999'"))
                .isEqualTo(1);
    }

    @Test
    void isRefusedWhereItCannotBeWritten() throws IOException {
        Files.writeString(folder, "a file in its place");
        assertRefused("cannot be written");
    }

    private void open() {
        Database.open(DatabaseSettings.embedded(folder)).close();
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::open)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(folder.toString());
    }

    private void assertRefusedUntouched(String why) throws IOException {
        var before = Files.readAllBytes(file);
        assertRefused(why);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private void overwrite(long position) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("damage".repeat(100).getBytes(StandardCharsets.US_ASCII)), position);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return result.getLong(1);
        }
    }
}
