package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.precis.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was accepted survives: real processes, ended by SIGKILL in the midst of a batch (E1, E2, E3, E5, E6). In the build
 * the batches are small. The long runs: {@code -Dprecis.kill.articles=2000 -Dprecis.kill.kills=3 -Dprecis.kill.seed=1}, about
 * five minutes each on a machine that does nothing else; on a busy one, also {@code
 * -Djunit.jupiter.execution.timeout.mode=disabled}. Many kills: {@link ManyKillsTest}.
 */
@Timeout(1_800)
class KillTest {
    private static final int ARTICLES = Integer.getInteger("precis.kill.articles", 48);
    private static final int KILLS = Integer.getInteger("precis.kill.kills", 3);
    private static final long SEED = Long.getLong("precis.kill.seed", 1);
    /** Then time is told, and progress asked for seldom: to ask takes some of the core that the work needs. */
    private static final boolean LONG = ARTICLES >= 1_000;

    @TempDir
    Path folder;

    /** One process on the embedded database, killed again and again at moments that the seed chooses. */
    @Test
    void losesNothingWhereItsOnlyProcessIsKilled() throws Exception {
        var random = new Random(SEED);
        var settings = Map.of("PRECIS_DATA", folder.resolve("data").toString());
        long began = System.nanoTime();
        var service = ServiceProcess.start(folder, settings);
        try {
            var id = service.submit(articles());
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitEnded(service, id, ARTICLES * kill / (KILLS + 1) - random.nextInt(ARTICLES / (KILLS + 1)));
                Thread.sleep(random.nextInt(50));
                service.kill();
                service = ServiceProcess.start(folder, settings);
            }
            assertWhole(service, id);
            tell("one process on SQLite, " + KILLS + " kills", began);
            assertThat(service.stop()).isTrue();
        } finally {
            service.close();
        }
    }

    /** E3: what runs ends, the rest is given back, and goes on after the next start. */
    @Test
    void givesBackWhatItHasNotBegunWhereItIsAskedToStop() throws Exception {
        var settings = Map.of("PRECIS_DATA", folder.resolve("data").toString());
        long began = System.nanoTime();
        var service = ServiceProcess.start(folder, settings);
        try {
            var id = service.submit(articles());
            awaitEnded(service, id, 5);
            assertThat(service.stop()).isTrue();
            service = ServiceProcess.start(folder, settings);
            assertWhole(service, id);
            tell("one process on SQLite, stopped once", began);
        } finally {
            service.close();
        }
    }

    /** Three processes on one PostgreSQL; one is killed and started again, one is frozen past its lease. */
    @Test
    void losesNothingWhereOneOfThreeIsKilledAndAnotherFrozen() throws Exception {
        var random = new Random(SEED);
        var settings = Map.of(
                "PRECIS_DATABASE_URL", TestPostgres.newDatabase(),
                "PRECIS_DATABASE_CONNECTIONS", "6",
                "PRECIS_BATCH_LEASE", "3s");
        long began = System.nanoTime();
        List<ServiceProcess> services = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                services.add(ServiceProcess.start(folder, settings));
            }
            var id = services.get(0).submit(articles());
            for (int kill = 1; kill <= Math.max(1, KILLS - 2); kill++) {
                awaitEnded(services.get(0), id, ARTICLES * kill / (KILLS + 1));
                int victim = 1 + random.nextInt(2);
                services.get(victim).kill();
                services.set(victim, ServiceProcess.start(folder, settings));
            }
            var frozen = services.get(2);
            frozen.signal("STOP");
            assertWhole(services.get(0), id);
            var results = services.get(0).results(id);
            frozen.signal("CONT");
            Thread.sleep(2_000);
            assertThat(services.get(1).results(id)).isEqualTo(results);
            tell("three processes on PostgreSQL", began);
        } finally {
            for (var service : services) {
                service.close();
            }
        }
    }

    /** The wall time to compare with, in long runs only. */
    @Test
    void endsWithoutKills() throws Exception {
        if (!LONG) {
            return;
        }
        long began = System.nanoTime();
        try (var service = ServiceProcess.start(
                folder, Map.of("PRECIS_DATA", folder.resolve("data").toString()))) {
            assertWhole(service, service.submit(articles()));
        }
        tell("one process on SQLite, no kill", began);
    }

    private static void tell(String what, long began) {
        if (LONG) {
            System.out.printf("%s: %d articles in %.1f s%n", what, ARTICLES, (System.nanoTime() - began) / 1e9);
        }
    }

    /** Every article has one result, in the order it was handed in, and it is that article's. */
    private static void assertWhole(ServiceProcess service, String id) throws IOException, InterruptedException {
        awaitEnded(service, id, ARTICLES);
        var batch = service.batch(id);
        assertThat(batch.path("status").asText()).isEqualTo("completed");
        assertThat(batch.at("/counts/succeeded").asInt()).as(batch.toString()).isEqualTo(ARTICLES);
        var results = service.results(id);
        assertThat(results).hasSize(ARTICLES);
        var articles = articles();
        for (int i = 0; i < ARTICLES; i++) {
            assertThat(results.get(i).path("index").asInt()).isEqualTo(i);
            assertThat(results.get(i).path("custom_id").asText()).isEqualTo("c" + i);
            assertThat(results.get(i).at("/summary/article/sha256").asText()).isEqualTo(sha256(articles.get(i)));
        }
    }

    private static void awaitEnded(ServiceProcess service, String id, int least)
            throws IOException, InterruptedException {
        while (ended(service.batch(id)) < least
                || least == ARTICLES && service.batch(id).path("completed").isNull()) {
            Thread.sleep(LONG ? 500 : 20);
        }
    }

    private static int ended(JsonNode batch) {
        return batch.at("/counts/total").asInt() - batch.at("/counts/pending").asInt();
    }

    /** Stories of a port, each with its own numbers. */
    private static List<String> articles() {
        return IntStream.range(0, ARTICLES).mapToObj(KillTest::article).toList();
    }

    private static String article(int number) {
        var story = new StringBuilder("The port of Nordhavn counted " + (number + 100) + " ships on Monday.\n\n");
        for (int i = 0; i < 12; i++) {
            story.append("Pier %d took in %d containers and %d tonnes of grain, the harbour master said. "
                    .formatted(i + 1, 300 + number + i, 1_200 + 7 * number + 3 * i));
            story.append("Two of its cranes stood still for %d hours because of the storm.\n\n".formatted(i + 2));
        }
        return story.toString();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
