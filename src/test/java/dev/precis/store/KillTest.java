package dev.precis.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * F6: the JVM is killed in the middle of writing, again and again, with the same data folder. What it said was stored is
 * there, and it starts again. {@code -Dprecis.kills=50} for the long run.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("precis.kills", 3);
    private static final long SEED = Long.getLong("precis.seed", 7);
    private static final int MOST_BEFORE_A_KILL = 60;
    /** Milliseconds, of a first start. */
    private static final int LONGEST_START = 2_500;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void losesNothingThatItSaidWasStored() throws Exception {
        var random = new Random(SEED);
        List<String> stored = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(1 + random.nextInt(MOST_BEFORE_A_KILL), stored);
            try (var storage = Storage.open(settings(folder))) {
                for (var id : stored) {
                    assertThat(storage.find("", id))
                            .as("kill %d, %s", kill, id)
                            .isPresent()
                            .get()
                            .satisfies(document -> assertThat(document.bytes()).isEqualTo(Writer.bytes(id)));
                }
            }
        }
        assertThat(stored).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    /** E10: killed at a random moment of its first start, while its tables are made, it makes the rest at the next. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void startsAgainWhereItWasKilledWhileItsTablesWereMade() throws Exception {
        var random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            var place = kill % 2 == 0 ? folder.resolve("first" + kill).toString() : TestPostgres.newDatabase();
            var process = start(place);
            Thread.sleep(200 + random.nextInt(LONGEST_START));
            process.toHandle().destroyForcibly();
            process.waitFor();
            try (var storage = Storage.open(settings(place))) {
                var document = StorageContract.document("");
                storage.answers()
                        .answer(StorageContract.question(document.id()), StorageContract.NORMAL, () -> document);
                assertThat(storage.find("", document.id()))
                        .as("kill %d, %s", kill, place)
                        .isPresent();
            }
        }
    }

    private Process start(String place) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        place)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static StorageSettings settings(String place) {
        return place.startsWith("jdbc:")
                ? StorageSettings.DEFAULT.withDatabase(DatabaseSettings.postgresql(place))
                : settings(Path.of(place));
    }

    private void writeUntilKilled(int writes, List<String> stored) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < writes; i++) {
                add(lines.readLine(), stored);
            }
            // Unlike the process itself, its handle leaves the stream open.
            process.toHandle().destroyForcibly();
            // What it said before it died counts as well.
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                add(line, stored);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void add(String line, List<String> stored) {
        assertThat(line).as("the writer ended by itself").isNotNull();
        if (line.startsWith(Writer.STORED)) {
            stored.add(line.substring(Writer.STORED.length()));
        }
    }

    private static StorageSettings settings(Path folder) {
        return StorageSettings.DEFAULT.withDatabase(DatabaseSettings.embedded(folder));
    }

    /** Stores one answer after the other and tells of each. */
    static final class Writer {
        static final String STORED = "stored ";
        private static final int LENGTH = 20_000;

        private Writer() {}

        public static void main(String[] arguments) {
            var storage = Storage.open(settings(arguments[0]));
            while (true) {
                var document = StorageContract.document("");
                var written = new Document(document.id(), document.created(), "", "test/model", bytes(document.id()));
                storage.answers()
                        .answer(StorageContract.question(document.id()), StorageContract.NORMAL, () -> written);
                System.out.println(STORED + document.id());
                System.out.flush();
            }
        }

        /** Told by the id, so that a mixture of two would be noticed. */
        static byte[] bytes(String id) {
            return id.repeat(LENGTH / id.length()).getBytes(StandardCharsets.UTF_8);
        }
    }
}
