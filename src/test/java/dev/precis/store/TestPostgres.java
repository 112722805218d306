package dev.precis.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL that the build brings along: one server for the whole test JVM, a fresh database for each that asks.
 * It keeps its promises, unlike the tool's own defaults: what is committed is on the disk.
 */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** The URL of a new, empty database, with user and password in it. */
    public static String newDatabase() {
        var name = "precis" + DATABASES.incrementAndGet();
        try (var connection = Server.SHARED.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(Server.SHARED, name);
    }

    /** A server of its own, for tests that stop it. */
    static EmbeddedPostgres start() {
        try {
            return builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200");
    }

    static String url(EmbeddedPostgres server, String name) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres&password=postgres";
    }

    /** Started when first asked for; ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres SHARED = start();
    }
}
