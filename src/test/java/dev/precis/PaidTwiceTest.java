package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.draft.ModelServer;
import dev.precis.draft.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * E2: a process is killed when a model has answered and before the answer is kept. What it worked on just then is paid for
 * again, and nothing else; nothing is kept twice. More kills: {@code -Dprecis.paid.kills=30 -Dprecis.paid.articles=300}.
 */
@Timeout(900)
class PaidTwiceTest {
    private static final int ARTICLES = Integer.getInteger("precis.paid.articles", 24);
    private static final int KILLS = Integer.getInteger("precis.paid.kills", 2);
    private static final int WORKERS = 4;
    private static final Pattern SHIPS = Pattern.compile("counted (\\d+) ships");

    @TempDir
    Path folder;

    /** How often a model has answered about each article. */
    private final Map<String, Integer> paid = new ConcurrentHashMap<>();

    private final Semaphore answered = new Semaphore(0);

    @Test
    void paysAgainForNoMoreThanWasUnderWay() throws Exception {
        try (var model = new ModelServer(this::answer)) {
            var settings = Map.of(
                    "PRECIS_DATA", folder.resolve("data").toString(),
                    "PRECIS_MODEL", "openai/test-1",
                    "OPENAI_BASE_URL", model.uri().toString(),
                    "OPENAI_API_KEY", "key-123",
                    "PRECIS_BATCH_WORKERS", String.valueOf(WORKERS));
            var service = ServiceProcess.start(folder, settings);
            try {
                var id = service.submit(articles());
                for (int kill = 1; kill <= KILLS; kill++) {
                    answered.drainPermits();
                    assertThat(answered.tryAcquire(ARTICLES / (KILLS + 1), 2, TimeUnit.MINUTES))
                            .isTrue();
                    service.kill();
                    service = ServiceProcess.start(folder, settings);
                }
                while (service.batch(id).path("completed").isNull()) {
                    Thread.sleep(50);
                }
                var results = service.results(id);
                assertThat(results).hasSize(ARTICLES);
                assertThat(results)
                        .extracting(result -> result.path("custom_id").asText())
                        .doesNotHaveDuplicates();
                assertThat(results)
                        .extracting(result -> result.at("/summary/model/name").asText())
                        .containsOnly("openai/test-1");
            } finally {
                service.close();
            }
        }
        int again = paid.values().stream().mapToInt(times -> times - 1).sum();
        System.out.printf("%d articles, %d kills: %d answers were paid for twice%n", ARTICLES, KILLS, again);
        assertThat(paid).hasSize(ARTICLES);
        assertThat(again).isLessThanOrEqualTo(WORKERS * KILLS);
    }

    /** Repeats the first sentence; the process may die from the moment on in which it is said. */
    private void answer(ModelServer.Connection connection) throws IOException {
        Matcher ships = SHIPS.matcher(connection.request().body());
        assertThat(ships.find()).isTrue();
        var draft = """
                {"headline": "Ships counted", "sentences": [{"text": "The port of Nordhavn counted %s ships on Monday.",
                 "figures": ["f1"], "evidence": [1]}], "key_figures": []}""".formatted(ships.group(1));
        connection.respond(200, "application/json", Wire.OPENAI.answer(draft, "stop"));
        paid.merge(ships.group(1), 1, Integer::sum);
        answered.release();
    }

    private static List<String> articles() {
        return IntStream.range(0, ARTICLES)
                .mapToObj(i -> "The port of Nordhavn counted %d ships on Monday. Ice had closed it for a week."
                        .formatted(1_000 + i))
                .toList();
    }
}
