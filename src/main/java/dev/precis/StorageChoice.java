package dev.precis;

import dev.precis.store.DatabaseSettings;
import dev.precis.store.StorageSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what is to be kept, where and how long. */
final class StorageChoice {
    /** Every key that this class reads. */
    static final List<String> KEYS = List.of(
            "PRECIS_CACHE",
            "PRECIS_DATA",
            "PRECIS_DATABASE_CONNECTIONS",
            "PRECIS_DATABASE_PASSWORD",
            "PRECIS_DATABASE_URL",
            "PRECIS_DATABASE_USER",
            "PRECIS_RETENTION");

    private static final Pattern RETENTION = Pattern.compile("([1-9]\\d{0,4})\\s?([mhd])");
    private static final String EXAMPLE = DatabaseSettings.PREFIX + "//localhost:5432/precis";

    private StorageChoice() {}

    static StorageSettings read(Settings settings) {
        var standard = StorageSettings.DEFAULT;
        var retention = settings.get("PRECIS_RETENTION", standard.retention(), "30d", StorageChoice::retention);
        int memory = settings.get("PRECIS_CACHE", (int) standard.memory(), "32MB", StorageChoice::memory);
        return new StorageSettings(database(settings), retention, memory);
    }

    private static DatabaseSettings database(Settings settings) {
        var standard = DatabaseSettings.DEFAULT;
        var data = settings.get("PRECIS_DATA", standard.data(), "data", StorageChoice::folder);
        int connections =
                settings.get("PRECIS_DATABASE_CONNECTIONS", standard.connections(), "10", StorageChoice::connections);
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

    /** Zero for none. */
    private static Duration retention(String value) {
        var time = RETENTION.matcher(value);
        if (value.equals("none") || value.equals("0")) {
            return Duration.ZERO;
        }
        if (!time.matches()) {
            throw new IllegalArgumentException("must be a time in m, h or d, or none to store nothing");
        }
        int number = Integer.parseInt(time.group(1));
        return switch (time.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static int memory(String value) {
        return value.equals("0") ? 0 : Config.size(value);
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
