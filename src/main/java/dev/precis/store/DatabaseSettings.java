package dev.precis.store;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which database, and how.
 *
 * @param data folder of the embedded database
 * @param url of PostgreSQL as JDBC writes it; null for the embedded database
 * @param user null where the URL names it
 * @param password null where the URL has it, or none is needed
 * @param connections at most this many to PostgreSQL, or readers of the embedded database; at least 2
 * @param patience how long a caller waits for a free connection
 */
public record DatabaseSettings(
        Path data,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        int connections,
        Duration patience) {
    public static final DatabaseSettings DEFAULT =
            new DatabaseSettings(Path.of("data"), null, null, null, 10, Duration.ofSeconds(2));

    /** What a URL must begin with. */
    public static final String PREFIX = "jdbc:postgresql:";

    public DatabaseSettings {
        if (url != null && !url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The URL must begin with " + PREFIX);
        }
    }

    /** The embedded database in a folder. */
    public static DatabaseSettings embedded(Path data) {
        return new DatabaseSettings(data, null, null, null, DEFAULT.connections, DEFAULT.patience);
    }

    /** A PostgreSQL whose URL names user and password. */
    public static DatabaseSettings postgresql(String url) {
        return new DatabaseSettings(DEFAULT.data, url, null, null, DEFAULT.connections, DEFAULT.patience);
    }

    public DatabaseSettings withConnections(int connections) {
        return new DatabaseSettings(data, url, user, password, connections, patience);
    }

    public DatabaseSettings withPatience(Duration patience) {
        return new DatabaseSettings(data, url, user, password, connections, patience);
    }

    Dialect dialect() {
        return url == null ? Dialect.SQLITE : Dialect.POSTGRESQL;
    }

    /** Where it is, without secrets. */
    String place() {
        return url == null ? data.toString() : url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//");
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + place() + ", connections=" + connections + "]";
    }
}
