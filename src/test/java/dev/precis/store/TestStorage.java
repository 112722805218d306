package dev.precis.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A storage of its own for tests that do not ask what is in it. */
public final class TestStorage {
    private TestStorage() {}

    /** In a folder that goes with the JVM. */
    public static Storage embedded() {
        return embedded(Duration.ofDays(36_500));
    }

    /** @param retention zero to store nothing */
    public static Storage embedded(Duration retention) {
        var folder = folder();
        var storage = Storage.open(StorageSettings.DEFAULT
                .withDatabase(DatabaseSettings.embedded(folder))
                .withRetention(retention));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            storage.close();
            delete(folder);
        }));
        return storage;
    }

    /** Every row of every table of an embedded storage, as text. */
    public static String rows(Storage storage) {
        return storage.database().<String>read(handle -> handle
                .createQuery("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
                .mapTo(String.class)
                .list()
                .stream()
                .map(table -> table
                        + handle.createQuery("select * from " + table)
                                .mapToMap()
                                .list())
                .collect(Collectors.joining("\n")));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("precis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
