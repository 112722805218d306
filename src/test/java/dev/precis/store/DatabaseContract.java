package dev.precis.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The base of every test of what is kept. Write the facts in an abstract class, and under it one class for each database,
 * nested or not: its {@code settings()} gives {@link #sqlite()} or {@link #postgresql()}.
 */
public abstract class DatabaseContract {
    @TempDir
    Path folder;

    protected Database database;

    /** {@link #sqlite()} or {@link #postgresql()}. */
    protected abstract DatabaseSettings settings();

    protected final DatabaseSettings sqlite() {
        return DatabaseSettings.embedded(folder);
    }

    protected static DatabaseSettings postgresql() {
        return DatabaseSettings.postgresql(TestPostgres.newDatabase());
    }

    @BeforeEach
    void openDatabase() {
        database = Database.open(settings());
        awaitReady(database);
    }

    /** On a busy machine the first connection may take longer than a service would wait for it. */
    static void awaitReady(Database opened) {
        for (int i = 0; i < 600 && !opened.isReady(); i++) {
            StorageContract.sleep(100);
        }
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }
}
