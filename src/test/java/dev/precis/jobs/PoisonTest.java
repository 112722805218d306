package dev.precis.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.store.BatchItem.State;
import dev.precis.store.Batches;
import dev.precis.store.Database;
import dev.precis.store.DatabaseSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** E7: an article that ends the process that works on it is given up after three times, and the rest is done. */
@Timeout(300)
class PoisonTest {
    @TempDir
    Path folder;

    @Test
    void givesUpAnArticleThatKillsItsProcess() throws Exception {
        int crashes = 0;
        var process = run();
        while (process.exitValue() == FragileProcess.CRASH) {
            crashes++;
            process = run();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(crashes).isEqualTo(JobSettings.MOST_TRIES);
        var id = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();
        try (var database = Database.open(DatabaseSettings.embedded(folder))) {
            var results = new Batches(database).results(id, 0, FragileProcess.ARTICLES);
            assertThat(results).hasSize(FragileProcess.ARTICLES);
            for (var result : results) {
                boolean poison = result.position() == FragileProcess.POISON;
                assertThat(result.state()).isEqualTo(poison ? State.FAILED : State.SUCCEEDED);
            }
        }
    }

    private Process run() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FragileProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return process;
    }
}
