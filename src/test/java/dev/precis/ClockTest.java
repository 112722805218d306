package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.precis.draft.ModelServer;
import dev.precis.draft.Wire;
import dev.precis.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * E9: three instances on one PostgreSQL, the clock of one an hour ahead, of another an hour behind. All go by the database's
 * clock: no lease and no batch ends early, although both are far shorter than an hour. Needs libfaketime (on Debian {@code
 * apt-get install faketime}), and is left out where it is not installed.
 */
@Timeout(300)
class ClockTest {
    private static final int ARTICLES = 6;
    private static final Duration THINKING = Duration.ofSeconds(4);
    private static final String LEASE = "2s";
    private static final Pattern SHIPS = Pattern.compile("counted (\\d+) ships");

    @TempDir
    Path folder;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    @Test
    void goesByTheDatabasesClock() throws Exception {
        Optional<Path> library = library();
        assumeTrue(library.isPresent());
        try (var model = new ModelServer(this::answer)) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "PRECIS_DATABASE_URL", TestPostgres.newDatabase(),
                    "PRECIS_DATABASE_CONNECTIONS", "6",
                    "PRECIS_BATCH_LEASE", LEASE,
                    "PRECIS_BATCH_LIFETIME", "30m",
                    "PRECIS_BATCH_WORKERS", "2",
                    "PRECIS_MODEL", "openai/test-1",
                    "OPENAI_BASE_URL", model.uri().toString(),
                    "OPENAI_API_KEY", "key-123"));
            List<ServiceProcess> services = new ArrayList<>();
            try {
                services.add(ServiceProcess.start(folder, settings));
                settings.put("LD_PRELOAD", library.get().toString());
                // Without both, waiting threads spin.
                settings.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
                settings.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
                for (String shift : List.of("+1h", "-1h")) {
                    settings.put("FAKETIME", shift);
                    services.add(ServiceProcess.start(folder, settings));
                }
                List<String> batches = new ArrayList<>();
                for (var service : services) {
                    batches.add(service.submit(articles(batches.size())));
                }
                for (int i = 0; i < services.size(); i++) {
                    assertWhole(services.get(i), batches.get(i));
                }
            } finally {
                for (var service : services) {
                    service.close();
                }
            }
        }
        assertThat(asked)
                .hasSize(3 * ARTICLES)
                .allSatisfy((article, times) -> assertThat(times).as(article).isEqualTo(1));
    }

    private static void assertWhole(ServiceProcess service, String id) throws IOException, InterruptedException {
        while (service.batch(id).path("completed").isNull()) {
            Thread.sleep(100);
        }
        assertThat(service.batch(id).at("/counts/succeeded").asInt()).isEqualTo(ARTICLES);
        assertThat(service.results(id)).hasSize(ARTICLES);
    }

    /** Thinks for longer than a lease lasts. */
    private void answer(ModelServer.Connection connection) throws IOException, InterruptedException {
        Matcher ships = SHIPS.matcher(connection.request().body());
        assertThat(ships.find()).isTrue();
        asked.merge(ships.group(1), 1, Integer::sum);
        TimeUnit.NANOSECONDS.sleep(THINKING.toNanos());
        var draft = """
                {"headline": "Ships counted", "sentences": [{"text": "The port of Nordhavn counted %s ships on Monday.",
                 "figures": ["f1"], "evidence": [1]}], "key_figures": []}""".formatted(ships.group(1));
        connection.respond(200, "application/json", Wire.OPENAI.answer(draft, "stop"));
    }

    private static List<String> articles(int batch) {
        return IntStream.range(0, ARTICLES)
                .mapToObj(i -> "The port of Nordhavn counted %d ships on Monday. Ice had closed it for a week."
                        .formatted(1_000 + batch * ARTICLES + i))
                .toList();
    }

    /** Where distributions put it. */
    private static Optional<Path> library() throws IOException {
        List<Path> places = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib"));
        for (Path place : places.stream().filter(Files::isDirectory).toList()) {
            try (Stream<Path> files =
                    Files.find(place, 3, (path, kind) -> path.endsWith(Path.of("faketime", "libfaketimeMT.so.1")))) {
                Optional<Path> found = files.findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
