package dev.precis.bench;

import dev.precis.store.Answers.Manner;
import dev.precis.store.DatabaseSettings;
import dev.precis.store.Document;
import dev.precis.store.Question;
import dev.precis.store.Storage;
import dev.precis.store.StorageSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;

/** Fills the embedded database and times what is found in it. */
final class StoreBenchmark {
    private static final int ROWS = Integer.getInteger("precis.rows", 100_000);
    private static final int LOOKS = 2_000;
    private static final int LENGTH = 8_000;
    private static final Manner NORMAL = new Manner(true, false, Duration.ofSeconds(10));

    private final Random random = new Random(1);

    void run() throws IOException {
        var settings = StorageSettings.DEFAULT
                .withDatabase(DatabaseSettings.embedded(Files.createTempDirectory("precis-bench")))
                .withMemory(0);
        try (var storage = Storage.open(settings)) {
            long start = System.nanoTime();
            for (int row = 0; row < ROWS; row++) {
                add(storage, row);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%,d answers of %,d bytes stored one by one in SQLite: %.0f a second%n",
                    ROWS,
                    LENGTH,
                    ROWS / seconds);
            print("an answer by its id among them", row -> storage.find("", id(row))
                    .isPresent());
            print("an answer by its question among them, without memory", row -> add(storage, row));
        }
    }

    private void print(String what, LongFunction<Boolean> look) {
        double[] millis = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long row = random.nextInt(ROWS);
            long start = System.nanoTime();
            if (!look.apply(row)) {
                throw new IllegalStateException("Row " + row + " is not there");
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-75s median %8.2f ms   p95 %8.2f ms   (%d looks)%n",
                what,
                millis[LOOKS / 2],
                millis[LOOKS * 95 / 100],
                LOOKS);
    }

    /** True where it was there. */
    private static boolean add(Storage storage, long row) {
        return storage.answers()
                .answer(new Question("", "question " + row), NORMAL, () -> document(row))
                .known();
    }

    private static Document document(long row) {
        var bytes = "x".repeat(LENGTH).getBytes(StandardCharsets.UTF_8);
        return new Document(id(row), System.currentTimeMillis(), "", "bench", bytes);
    }

    private static String id(long row) {
        return new UUID(7, row).toString();
    }
}
