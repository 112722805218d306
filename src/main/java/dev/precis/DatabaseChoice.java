package dev.precis;

import dev.precis.store.DatabaseSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Reads which database is to be used. */
final class DatabaseChoice {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of(
            "PRECIS_DATA",
            "PRECIS_DATABASE_CONNECTIONS",
            "PRECIS_DATABASE_PASSWORD",
            "PRECIS_DATABASE_URL",
            "PRECIS_DATABASE_USER");

    private static final String EXAMPLE = DatabaseSettings.PREFIX + "//localhost:5432/precis";

    private DatabaseChoice() {}

    static DatabaseSettings read(Settings settings) {
        var standard = DatabaseSettings.DEFAULT;
        var data = settings.get("PRECIS_DATA", standard.data(), "data", DatabaseChoice::folder);
        int connections =
                settings.get("PRECIS_DATABASE_CONNECTIONS", standard.connections(), "10", DatabaseChoice::connections);
        // The URL may hold a password.
        var url = settings.secret("PRECIS_DATABASE_URL");
        var user = settings.text("PRECIS_DATABASE_USER");
        var password = settings.secret("PRECIS_DATABASE_PASSWORD");
        if (url == null && (user != null || password != null)) {
            settings.mistake("PRECIS_DATABASE_USER and PRECIS_DATABASE_PASSWORD need PRECIS_DATABASE_URL; for example"
                    + " PRECIS_DATABASE_URL=" + EXAMPLE);
        }
        if (url != null && !url.startsWith(DatabaseSettings.PREFIX)) {
            settings.mistake("PRECIS_DATABASE_URL must begin with " + DatabaseSettings.PREFIX
                    + "; for example PRECIS_DATABASE_URL=" + EXAMPLE);
            url = null;
        }
        return new DatabaseSettings(data, url, user, password, connections, standard.patience());
    }

    private static Path folder(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be the path of a folder", e);
        }
    }

    private static int connections(String value) {
        int number = Config.count(value);
        if (number < 2 || number > 1_000) {
            throw new IllegalArgumentException("must be a whole number from 2 to 1000");
        }
        return number;
    }
}
