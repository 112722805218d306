package dev.precis.store;

import java.time.Duration;

/**
 * What is kept, where and how long.
 *
 * @param retention of summaries; zero stores none, and remembers none
 * @param memory bytes for the answers given last, beside the database; 0 for none
 */
public record StorageSettings(DatabaseSettings database, Duration retention, long memory) {
    public static final StorageSettings DEFAULT =
            new StorageSettings(DatabaseSettings.DEFAULT, Duration.ofDays(30), 32_000_000);

    public StorageSettings withDatabase(DatabaseSettings database) {
        return new StorageSettings(database, retention, memory);
    }

    public StorageSettings withRetention(Duration retention) {
        return new StorageSettings(database, retention, memory);
    }

    public StorageSettings withMemory(long bytes) {
        return new StorageSettings(database, retention, bytes);
    }
}
