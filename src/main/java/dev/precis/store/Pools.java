package dev.precis.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Sets up the connections. Every wait has an end: a database that hangs is a failure within five seconds. */
final class Pools {
    /** For one answer of PostgreSQL. */
    private static final Duration ANSWER = Duration.ofSeconds(4);
    /** A migration of large tables may take longer than any request. */
    private static final Duration MIGRATION = Duration.ofMinutes(10);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration VALIDATION = Duration.ofSeconds(1);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private Pools() {}

    static HikariDataSource sqlite(DatabaseSettings settings, String url) {
        var pool = common(settings);
        pool.setJdbcUrl(url);
        return new HikariDataSource(pool);
    }

    static HikariDataSource postgresql(DatabaseSettings settings, String url) {
        var pool = common(settings);
        pool.setJdbcUrl(url);
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaxLifetime(LIFETIME.toMillis());
        pool.addDataSourceProperty("socketTimeout", seconds(ANSWER));
        pool.addDataSourceProperty("connectTimeout", seconds(CONNECT));
        pool.addDataSourceProperty("loginTimeout", seconds(CONNECT));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("ApplicationName", "precis");
        return new HikariDataSource(pool);
    }

    /** A connection of its own for migrations, with more patience. */
    static DataSource forMigration(DatabaseSettings settings, String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        setUser(source, settings.user(), settings.password());
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setLoginTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) MIGRATION.toSeconds());
        source.setTcpKeepAlive(true);
        source.setApplicationName("precis-migration");
        return source;
    }

    private static void setUser(PGSimpleDataSource source, @Nullable String user, @Nullable String password) {
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
    }

    private static HikariConfig common(DatabaseSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("precis");
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(Math.min(2, settings.connections()));
        pool.setConnectionTimeout(settings.patience().toMillis());
        pool.setValidationTimeout(
                Math.min(VALIDATION.toMillis(), settings.patience().toMillis()));
        // The pool may be made while the database is down.
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toSeconds());
    }
}
