package dev.precis.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded database, held by one process at a time. What is found in it is looked at before it is used;
 * what is damaged or not ours is refused and left as it is.
 */
final class DataFolder implements AutoCloseable {
    /** Stands in the header of the file and says whose it is: {@code PREC}. */
    private static final int APPLICATION_ID = 0x50524543;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    /** Up to this size the whole structure is checked at each start: about a second a gigabyte. */
    private static final long CHECKED_BYTES = 1_000_000_000;

    private final Path file;
    private final @Nullable FileChannel lock;

    private DataFolder(Path file, @Nullable FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @throws DatabaseRefusedException where the folder cannot be used, or another process holds it */
    static DataFolder open(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        var lock = lock(path);
        if (lock == null) {
            throw new DatabaseRefusedException("The data folder " + path
                    + " is in use by another Précis. Give each its own with PRECIS_DATA; several instances that share"
                    + " their data need PostgreSQL (PRECIS_DATABASE_URL).");
        }
        return open(path, lock);
    }

    /**
     * Opens the folder for a short visit, also while a service holds it: then that service looks after it, and nothing but
     * rows may be changed.
     *
     * @throws DatabaseRefusedException where the folder cannot be used
     */
    static DataFolder visit(Path folder) {
        var path = folder.toAbsolutePath().normalize();
        var lock = lock(path);
        return lock == null ? new DataFolder(path.resolve("precis.db"), null) : open(path, lock);
    }

    private static DataFolder open(Path path, FileChannel lock) {
        var opened = new DataFolder(path.resolve("precis.db"), lock);
        try {
            opened.check();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * The address of the database. Every commit is on the disk before it is acknowledged; a transaction takes the right to
     * write at its start, so that two never block each other half-way.
     */
    String url() {
        return "jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=2000&foreign_keys=true&transaction_mode=IMMEDIATE";
    }

    /** Whether another process holds it. */
    boolean isVisited() {
        return lock == null;
    }

    /** Null where another process has it. */
    private static @Nullable FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(
                    folder.resolve("precis.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
            return null;
        } catch (IOException e) {
            throw new DatabaseRefusedException(
                    "The data folder " + folder + " cannot be written ("
                            + e.getClass().getSimpleName()
                            + "). Name another with PRECIS_DATA, or allow this user to write there.",
                    e);
        }
    }

    /** The operating system frees the lock when the process ends, however it ends. */
    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void check() {
        try {
            if (!Files.exists(file)) {
                refuseOrphanedLog();
            } else if (Files.size(file) > 0) {
                checkHeader();
            }
            checkInside();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseOrphanedLog() throws IOException {
        var log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw refused("is missing, but its log " + log.getFileName() + " is there", null);
        }
    }

    private void checkHeader() throws IOException {
        try (var in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw refused("is not an SQLite database", null);
            }
        }
    }

    private void checkInside() throws IOException {
        try (var connection = DriverManager.getConnection(url())) {
            boolean empty = number(connection, "select count(*) from sqlite_schema") == 0;
            if (empty) {
                set(connection, "pragma application_id = " + APPLICATION_ID);
            } else if (number(connection, "pragma application_id") != APPLICATION_ID) {
                throw refused("belongs to another program", null);
            }
            if (Files.size(file) <= CHECKED_BYTES && !isSound(connection)) {
                throw refused("is damaged", null);
            }
        } catch (SQLException e) {
            throw refused("cannot be opened; it is damaged or of another kind", e);
        }
    }

    private static boolean isSound(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("pragma quick_check(1)")) {
            return result.next() && result.getString(1).equals("ok");
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private static void set(Connection connection, String pragma) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(pragma);
        }
    }

    private DatabaseRefusedException refused(String why, @Nullable Throwable cause) {
        return new DatabaseRefusedException(
                "The database " + file + " " + why + ". It was left as it is: put a sound copy in its place, or name"
                        + " another folder with PRECIS_DATA.",
                cause);
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
