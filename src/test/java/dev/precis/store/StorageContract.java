package dev.precis.store;

import dev.precis.store.Answers.Manner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The base of tests of a whole storage, on either database. */
abstract class StorageContract {
    static final Manner NORMAL = new Manner(true, false, Duration.ofSeconds(60));

    @TempDir
    Path folder;

    Storage storage;
    private StorageSettings settings;

    /** Where the test's database is. */
    abstract DatabaseSettings database();

    @BeforeEach
    void open() {
        // A machine that is busy with other tests may be slow; what is tested here is something else.
        settings = StorageSettings.DEFAULT.withDatabase(database().withPatience(Duration.ofSeconds(30)));
        storage = ready(Storage.open(settings));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    StorageSettings settings() {
        return settings;
    }

    /** As a restart of the service does, perhaps with other settings. */
    void reopen(StorageSettings changed) {
        storage.close();
        storage = ready(Storage.open(changed));
    }

    static Storage ready(Storage opened) {
        DatabaseContract.awaitReady(opened.database());
        return opened;
    }

    static Question question(String name) {
        return new Question("", name);
    }

    static Document document(String text) {
        return document(text, System.currentTimeMillis());
    }

    static Document document(String text, long created) {
        return new Document(
                UUID.randomUUID().toString(),
                created,
                "0".repeat(64),
                "test/model",
                text.getBytes(StandardCharsets.UTF_8));
    }

    static String text(Document document) {
        return new String(document.bytes(), StandardCharsets.UTF_8);
    }

    /** Runs the work in so many threads that start together, and gives what each of them gave. */
    static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        var start = new CyclicBarrier(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(() -> {
                    start.await(60, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (var each : running) {
                results.add(each.get(120, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
