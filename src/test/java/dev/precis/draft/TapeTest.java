package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TapeTest {
    private static final Reading READING = Readings.of("The army lost {up to 250 soldiers@s1}.", "General Ost");
    private static final String DRAFT = """
            {"headline": "Losses", "sentences": [{"text": "General Ost says the army lost up to 250 soldiers.",
             "figures": ["f1"], "evidence": [1]}], "key_figures": []}""";

    @TempDir
    private Path folder;

    @Test
    void replaysWhatWasRecordedWithoutTheModel() throws IOException {
        Draft recorded;
        try (ModelServer server = new ModelServer(ModelServer.json(200, Wire.OPENAI.answer(DRAFT, "stop")))) {
            recorded = recording(server).draft(READING, Brief.DEFAULT);
        }
        // Each request is fenced anew, and is found all the same.
        for (int run = 0; run < 3; run++) {
            assertThat(replay(Duration.ofMillis(1)).draft(READING, Brief.DEFAULT))
                    .isEqualTo(recorded);
        }
        assertThat(files(".request.txt")).hasSize(1);
    }

    @Test
    void recordsAStreamToo() throws IOException {
        String events = String.join("", StreamWire.events(Wire.OPENAI, List.of(DRAFT), "stop"));
        try (ModelServer server =
                new ModelServer(connection -> connection.respond(200, StreamWire.type(Wire.OPENAI), events))) {
            recording(server).draft(READING, Brief.DEFAULT, sentence -> {});
        }
        assertThat(replay(Duration.ofMillis(1)).draft(READING, Brief.DEFAULT).sentences())
                .hasSize(1);
    }

    @Test
    void keepsKeysOutAndTheArticleReadable() throws IOException {
        try (ModelServer server = new ModelServer(ModelServer.json(200, Wire.OPENAI.answer(DRAFT, "stop")))) {
            recording(server).draft(READING, Brief.DEFAULT);
        }
        for (Path file : files("")) {
            assertThat(Files.readString(file)).doesNotContain("key-123");
        }
        assertThat(Files.readString(files(".request.txt").get(0)))
                .contains("=== system ===", "=== user ===", "[1] The army lost up to 250 soldiers [f1].")
                .doesNotContainPattern("article-(?!0{16})[0-9a-f]{16}");
    }

    @Test
    void waitsForAnAnswerThatSomebodyWrites() throws Exception {
        CompletableFuture<Draft> draft = CompletableFuture.supplyAsync(
                () -> replay(Duration.ofSeconds(40)).draft(READING, Brief.DEFAULT));
        while (files(".request.txt").isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        String request = files(".request.txt").get(0).getFileName().toString();
        Files.writeString(folder.resolve(request.replace(".request.", ".answer.")), DRAFT);
        assertThat(draft.get(40, TimeUnit.SECONDS).sentences()).hasSize(1);
    }

    @Test
    void givesUpWhereNobodyWrites() {
        assertThat(failure(replay(Duration.ofMillis(300))).reason()).isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void repeatsACutAnswerAsACutOne() throws IOException {
        try (ModelServer server = new ModelServer(ModelServer.json(200, Wire.OPENAI.answer(DRAFT, "length")))) {
            assertThat(failure(recording(server)).reason()).isEqualTo(Reason.INCOMPLETE);
        }
        assertThat(failure(replay(Duration.ofMillis(1))).reason()).isEqualTo(Reason.INCOMPLETE);
    }

    @Test
    void asksAnotherThingUnderAnotherName() throws IOException {
        failure(replay(Duration.ofMillis(1)));
        Brief shorter = new Brief(Brief.Length.SHORT, Brief.Style.BULLETS, null, null, 3);
        assertThat(catchThrowableOfType(ModelUnavailableException.class, () -> replay(Duration.ofMillis(1))
                        .draft(READING, shorter)))
                .isNotNull();
        assertThat(files(".request.txt")).hasSize(2);
    }

    @Test
    void readsNoLinks(@TempDir Path elsewhere) throws IOException {
        failure(replay(Duration.ofMillis(1)));
        Path secret = Files.writeString(elsewhere.resolve("secret"), DRAFT);
        String request = files(".request.txt").get(0).getFileName().toString();
        Files.createSymbolicLink(folder.resolve(request.replace(".request.", ".answer.")), secret);
        assertThat(failure(replay(Duration.ofMillis(300))).reason()).isEqualTo(Reason.TIMEOUT);
    }

    private static ModelUnavailableException failure(Drafter drafter) {
        ModelUnavailableException failure =
                catchThrowableOfType(ModelUnavailableException.class, () -> drafter.draft(READING, Brief.DEFAULT));
        assertThat(failure).isNotNull();
        return failure;
    }

    private Drafter recording(ModelServer server) {
        ModelSettings settings = ModelSettings.parse("openai/test-1")
                .withBaseUrl(server.uri())
                .withApiKey("key-123")
                .withTimeout(Duration.ofSeconds(20));
        return Drafters.recorded(settings, folder);
    }

    private Drafter replay(Duration wait) {
        return Drafters.replay("replay/tape", folder, wait);
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
