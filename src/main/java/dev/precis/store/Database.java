package dev.precis.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.precis.store.DatabaseUnavailableException.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database, whichever it is. Thread-safe. While it is away, everything here fails at once with
 * {@link DatabaseUnavailableException}, and works again by itself when it is back.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int TRIES = 5;
    private static final long MAX_PAUSE_MILLIS = 50;
    /** What a library does in the background may wait longer than a request. */
    private static final Duration LIBRARY_PATIENCE = Duration.ofSeconds(30);

    private final DatabaseSettings settings;
    private final Dialect dialect;
    private final @Nullable DataFolder folder;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Watch watch;
    /** SQLite has one writer: waiting for it in a fair queue is better than polling for it. */
    private final Semaphore writer;

    /** The connections of this process. */
    public record Connections(int active, int idle, int waiting, int most) {}

    private Database(
            DatabaseSettings settings, @Nullable DataFolder folder, HikariDataSource pool, Runnable migration) {
        this.settings = settings;
        this.dialect = settings.dialect();
        this.folder = folder;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.define("now", dialect.now());
        this.writer = new Semaphore(dialect == Dialect.SQLITE ? 1 : settings.connections(), true);
        this.watch = new Watch(migration, this::ping);
    }

    /**
     * Opens the database and brings its tables up to date. A PostgreSQL that is away is waited for in the background.
     *
     * @throws DatabaseRefusedException where it can never work like this
     */
    public static Database open(DatabaseSettings settings) {
        var database = started(
                settings.url() == null
                        ? embedded(settings, DataFolder.open(settings.data()))
                        : postgresql(settings, settings.url()));
        LOG.info(
                "Database: {} in {}{}",
                database.dialect.name().toLowerCase(Locale.ROOT),
                settings.place(),
                database.isReady() ? "" : ", which does not answer yet");
        return database;
    }

    /**
     * Opens the database for a short visit, beside a service that may be running on it.
     *
     * @throws DatabaseRefusedException where it can never work like this
     */
    public static Database visit(DatabaseSettings settings) {
        return started(
                settings.url() == null
                        ? embedded(settings, DataFolder.visit(settings.data()))
                        : postgresql(settings, settings.url()));
    }

    private static Database started(Database database) {
        try {
            database.watch.start();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database embedded(DatabaseSettings settings, DataFolder folder) {
        var pool = Pools.sqlite(settings, folder.url());
        var migration = new Migration(pool, Dialect.SQLITE, settings.place());
        return new Database(settings, folder, pool, folder.isVisited() ? () -> {} : migration::run);
    }

    private static Database postgresql(DatabaseSettings settings, String url) {
        var migration = new Migration(Pools.forMigration(settings, url), Dialect.POSTGRESQL, settings.place());
        return new Database(settings, null, Pools.postgresql(settings, url), migration::run);
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * For libraries that bring their own SQL. Gives connections from the same pool, also while the database is away. With one
     * writer only, they take their turn like everybody, so they must be short and not nested.
     */
    public DataSource dataSource() {
        return dialect == Dialect.SQLITE ? new TurnTakingSource(pool, writer, LIBRARY_PATIENCE) : pool;
    }

    /** Whether it answered and could write when last asked, at most some seconds ago. Never waits. */
    public boolean isReady() {
        return watch.isReady();
    }

    /** The connections of this process at this moment. */
    public Connections connections() {
        var state = pool.getHikariPoolMXBean();
        return new Connections(
                state.getActiveConnections(),
                state.getIdleConnections(),
                state.getThreadsAwaitingConnection(),
                settings.connections());
    }

    /**
     * Reads. Each statement sees what is committed at its start.
     *
     * @throws DatabaseUnavailableException where the database is away
     */
    public <T extends @Nullable Object> T read(HandleCallback<T, RuntimeException> work) {
        return again(() -> jdbi.withHandle(work));
    }

    /**
     * Writes in one transaction, which is on the disk when this returns. Where another transaction was in the way the work
     * is done again, so it must have no other effects.
     *
     * @throws DatabaseUnavailableException where the database is away or its disk full; nothing was written then, or, where
     *     the connection broke at the very end, all of it
     */
    public <T extends @Nullable Object> T write(HandleCallback<T, RuntimeException> work) {
        return again(() -> {
            takeTurn();
            try {
                return jdbi.inTransaction(work);
            } finally {
                writer.release();
            }
        });
    }

    private void takeTurn() {
        try {
            if (!writer.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new DatabaseUnavailableException(Reason.UNREACHABLE, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException(Reason.UNREACHABLE, e);
        }
    }

    private <T extends @Nullable Object> T again(Supplier<T> work) {
        if (!watch.isUp()) {
            throw new DatabaseUnavailableException(Reason.UNREACHABLE, null);
        }
        long end = System.nanoTime() + settings.patience().toNanos();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DatabaseUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                var fault = Fault.of(e);
                if (fault != Fault.RETRY || attempt == TRIES || System.nanoTime() > end) {
                    note(fault, e);
                    throw fault.asException(e);
                }
                pause();
            }
        }
    }

    private void note(Fault fault, RuntimeException failure) {
        if (fault == Fault.FULL) {
            watch.full();
        }
        if (fault != Fault.BUG) {
            LOG.warn("A statement failed: {} ({})", fault, Fault.code(failure));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, MAX_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads, and writes where the last word of the disk was that it is full. */
    private void ping(boolean writing) {
        if (writing) {
            jdbi.useTransaction(handle -> handle.execute("update pulse set beats = beats + 1"));
        } else {
            jdbi.useHandle(handle -> handle.execute("select 1"));
        }
    }

    @Override
    public void close() {
        watch.close();
        pool.close();
        if (folder != null) {
            folder.close();
        }
    }
}
