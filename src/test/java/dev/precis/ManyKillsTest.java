package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * E1 at its full length, which takes half an hour on a machine that does nothing else, so only where it is asked for:
 * {@code mvn -q test -Dtest=ManyKillsTest -Dprecis.kill.many=300 -Dprecis.kill.seed=1}. One process on the embedded database
 * gets batch after batch of 500 short articles and is ended by SIGKILL at random moments, a quarter of them while it starts.
 */
@EnabledIfSystemProperty(named = "precis.kill.many", matches = "\\d+")
@Timeout(14_400)
class ManyKillsTest {
    private static final int KILLS = Integer.getInteger("precis.kill.many", 300);
    private static final long SEED = Long.getLong("precis.kill.seed", 1);
    private static final int ARTICLES = 500;
    /** A batch takes some seconds, a start about as long. */
    private static final int LONGEST_RUN = 3_000;

    private static final int LONGEST_START = 4_000;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Double> recoveries = new ArrayList<>();
    private int kills;
    private int batches;
    private int poisonous;

    @Test
    void losesNothing() throws Exception {
        var settings = Map.of("PRECIS_DATA", folder.resolve("data").toString());
        long began = System.nanoTime();
        var service = ServiceProcess.start(folder, settings);
        try {
            while (kills < KILLS) {
                var id = service.submit(articles(batches++));
                while (kills < KILLS && ended(service.batch(id)) < ARTICLES) {
                    service = killOnce(service, id, settings);
                }
                assertWhole(service, id);
                tell(began);
            }
        } finally {
            service.close();
        }
    }

    private ServiceProcess killOnce(ServiceProcess service, String id, Map<String, String> settings)
            throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(LONGEST_RUN));
        int before = ended(service.batch(id));
        service.kill();
        kills++;
        if (random.nextInt(4) == 0) {
            ServiceProcess.startAndKill(folder, settings, random.nextInt(LONGEST_START));
            kills++;
        }
        long killed = System.nanoTime();
        var next = ServiceProcess.start(folder, settings);
        // Results that were stored between the look and the kill are no sign of life of the next process.
        int found = ended(next.batch(id));
        assertThat(found).isGreaterThanOrEqualTo(before);
        while (found < ARTICLES && ended(next.batch(id)) == found) {
            Thread.sleep(20);
        }
        recoveries.add((System.nanoTime() - killed) / 1e9);
        return next;
    }

    /** Every article has ended once, in the order it was handed in; where not as a summary, then as poison after four kills. */
    private void assertWhole(ServiceProcess service, String id) throws IOException, InterruptedException {
        while (service.batch(id).path("completed").isNull()) {
            Thread.sleep(50);
        }
        var batch = service.batch(id);
        var results = service.results(id);
        assertThat(results).hasSize(ARTICLES);
        int failed = 0;
        for (int i = 0; i < ARTICLES; i++) {
            var result = results.get(i);
            assertThat(result.path("custom_id").asText()).isEqualTo("c" + i);
            if (!result.path("status").asText().equals("succeeded")) {
                assertThat(result.toString()).contains("/problems/poison");
                failed++;
            }
        }
        assertThat(batch.at("/counts/succeeded").asInt()).isEqualTo(ARTICLES - failed);
        assertThat(batch.at("/counts/failed").asInt()).isEqualTo(failed);
        poisonous += failed;
    }

    private static int ended(JsonNode batch) {
        return batch.at("/counts/total").asInt() - batch.at("/counts/pending").asInt();
    }

    private static List<String> articles(int batch) {
        return IntStream.range(0, ARTICLES)
                .mapToObj(i ->
                        "The port of Nordhavn counted %d ships and took in %d tonnes of grain on Monday, the harbour master said."
                                .formatted(100 + i, 1_000 + batch))
                .toList();
    }

    /** After every batch: a run that is broken off has told what it found until then. */
    private void tell(long began) {
        recoveries.sort(null);
        System.out.printf(
                "seed %d: %d kills over %d batches of %d articles: 0 lost (at 95 %% less than %.1f %% of kills lose any), 0 twice,"
                        + " %d ended as poison; from the start after a kill to the next result p50 %.1f s, p95 %.1f s; %.0f s in all%n",
                SEED,
                kills,
                batches,
                ARTICLES,
                300.0 / kills,
                poisonous,
                recoveries.get(recoveries.size() / 2),
                recoveries.get((int) Math.ceil(recoveries.size() * 0.95) - 1),
                (System.nanoTime() - began) / 1e9);
    }
}
