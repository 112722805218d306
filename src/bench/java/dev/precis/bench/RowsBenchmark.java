package dev.precis.bench;

import dev.precis.store.Answers.Manner;
import dev.precis.store.Batches;
import dev.precis.store.DatabaseSettings;
import dev.precis.store.Dialect;
import dev.precis.store.Document;
import dev.precis.store.Notices;
import dev.precis.store.Question;
import dev.precis.store.Storage;
import dev.precis.store.StorageSettings;
import dev.precis.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What is found how fast among a million summaries, a million articles of batches and a million dead letters (F9). */
public final class RowsBenchmark {
    private static final int ROWS = Integer.getInteger("precis.rows", 1_000_000);
    /** Articles of a batch; the rows are a multiple of it. */
    private static final int CHUNK = 10_000;
    /** Rows of a statement, which may not take longer than the service lets any. */
    private static final int STEP = 1_000;

    private static final int LOOKS = 500;
    private static final int PAGE = 100;
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final String NUMBERS =
            " with recursive n(i) as (select %d union all select i + 1 from n where i + 1 < %d) select ";

    private final Random random = new Random(1);
    private final Storage storage;
    private final String bytes;

    private RowsBenchmark(Storage storage) {
        this.storage = storage;
        this.bytes =
                storage.database().dialect() == Dialect.SQLITE ? "zeroblob(500)" : "decode(repeat('78', 500), 'hex')";
    }

    /** Takes about five minutes. */
    public static void main(String[] arguments) throws IOException {
        for (DatabaseSettings database : List.of(
                DatabaseSettings.embedded(Files.createTempDirectory("precis-rows")),
                DatabaseSettings.postgresql(TestPostgres.newDatabase()))) {
            var settings = StorageSettings.DEFAULT.withDatabase(database).withMemory(0);
            try (var storage = Storage.open(settings)) {
                new RowsBenchmark(storage).run();
            }
        }
        System.exit(0);
    }

    private void run() {
        System.out.printf(
                Locale.ROOT, "%s, %,d rows of each kind%n", storage.database().dialect(), ROWS);
        seed();
        var batches = new Batches(storage.database());
        var notices = new Notices(storage.database());
        print("a summary by its id", () -> storage.find("", "sum_" + row()).isPresent());
        print("a summary by its question", () -> storage.answers()
                .answer(new Question("", "question " + row()), new Manner(true, false, LEASE), RowsBenchmark::none)
                .known());
        print("a batch of 10,000 and its counts", () -> batches.find(batch()).isPresent());
        print("a page of a batch's results", () -> !batches.results(batch(), random.nextInt(CHUNK - PAGE), PAGE)
                .isEmpty());
        print("the batches that are not done", () -> batches.unfinished(PAGE).size() == 1);
        print("how many articles wait", () -> batches.countOpen() > 0);
        print("the next article to work on", () -> batches.claim("open", List.of(), LEASE)
                .isPresent());
        print(
                "a page of a million dead letters",
                () -> notices.dead("many", PAGE).size() == PAGE);
        print(
                "three dead letters beside a million of another's",
                () -> notices.dead("few", PAGE).size() == 3);
    }

    private static Document none() {
        throw new IllegalStateException("It should be there");
    }

    /** All but the last batch are done. */
    private void seed() {
        for (int batch = 0; batch < ROWS / CHUNK; batch++) {
            execute("insert into batch (id, owner, created, state, priority, total, expires, completed) values ('batch_"
                    + batch + "', '', <now>, 'completed', 0, 10000, <now> + 1000000000, <now>)");
        }
        for (int from = 0; from < ROWS; from += STEP) {
            String numbers = NUMBERS.formatted(from, from + STEP);
            execute("insert into summary (id, owner, question, created, article_sha256, model, document)" + numbers
                    + "'sum_' || i, '', 'question ' || i, <now> - i, '', 'bench', " + bytes + " from n");
            execute("insert into batch_item (batch, position, custom_id, state, model, available, starts, tries, ended,"
                    + " result)" + numbers + "'batch_" + from / CHUNK + "', i - " + from / CHUNK * CHUNK
                    + ", 'c' || i, 'succeeded', 'bench', 0, 1, 0, <now>, " + bytes + " from n");
            execute("insert into notice (id, owner, batch, url, created, body, state, attempts)" + numbers
                    + "'msg_' || i, 'many', 'batch_' || i, 'https://example.org', <now> - i, " + bytes
                    + ", 'dead', 12 from n");
        }
        execute("insert into notice (id, owner, batch, url, created, body, state, attempts)" + NUMBERS.formatted(0, 3)
                + "'few_' || i, 'few', 'few', 'https://example.org', <now> - 1000000000, " + bytes
                + ", 'dead', 12 from n");
        execute("insert into batch (id, owner, created, state, priority, total, expires) values ('open', '', <now>,"
                + " 'open', 0, 10000, <now> + 1000000000)");
        execute("insert into batch_item (batch, position, state, model, request, available, starts, tries)"
                + NUMBERS.formatted(0, CHUNK) + "'open', i, 'waiting', 'bench', " + bytes + ", 0, 0, 0 from n");
    }

    private void execute(String sql) {
        storage.database().write(handle -> handle.createUpdate(sql).execute());
    }

    private int row() {
        return random.nextInt(ROWS);
    }

    private String batch() {
        return "batch_" + random.nextInt(ROWS / CHUNK);
    }

    private interface Look {
        boolean finds();
    }

    private static void print(String what, Look look) {
        double[] millis = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long start = System.nanoTime();
            if (!look.finds()) {
                throw new IllegalStateException("Not found: " + what);
            }
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "  %-55s median %8.2f ms   p95 %8.2f ms   longest %8.2f ms%n",
                what,
                millis[LOOKS / 2],
                millis[LOOKS * 95 / 100],
                millis[LOOKS - 1]);
    }
}
