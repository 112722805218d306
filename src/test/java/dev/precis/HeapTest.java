package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * E8: a heap that is far too small for what comes. Started as the container starts it, the service ends itself, so that it
 * can be started again; or it has refused enough to live on. It is never half dead.
 */
@Timeout(300)
class HeapTest {
    private static final int ARTICLES = 12;
    /** What the JVM ends with when it is told to end where memory is short. */
    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void livesOnOrEnds() throws Exception {
        var settings = Map.of("PRECIS_DATA", folder.resolve("data").toString());
        var options = List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError");
        try (var service = ServiceProcess.start(folder, settings, options)) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < ARTICLES; i++) {
                answers.add(client.sendAsync(figures(service, large(i)), BodyHandlers.ofString()));
            }
            for (var answer : answers) {
                answer.handle((response, failure) -> null).join();
            }
            if (service.hasEnded(2)) {
                assertThat(service.exitStatus()).isEqualTo(OUT_OF_MEMORY);
            } else {
                assertThat(statusWhenCalm(service)).isEqualTo(200);
            }
        }
    }

    /** What was refused for lack of room is told to come again. */
    private int statusWhenCalm(ServiceProcess service) throws IOException, InterruptedException {
        var small = figures(service, "Ice held back 14 ships on Monday.");
        int status = 503;
        for (int i = 0; i < 60 && status == 503; i++) {
            status = client.send(small, BodyHandlers.ofString()).statusCode();
            Thread.sleep(500);
        }
        return status;
    }

    private static HttpRequest figures(ServiceProcess service, String article) {
        return HttpRequest.newBuilder(URI.create(service.address() + "/v1/figures"))
                .timeout(Duration.ofSeconds(120))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(article))
                .build();
    }

    /** About 1.9 million characters, each time others. */
    private static String large(int number) {
        var article = new StringBuilder();
        for (int i = 0; article.length() < 1_900_000; i++) {
            article.append("Pier %d took in %d containers on Monday, the harbour master said. "
                    .formatted(i + 1, 300 + number + i));
            article.append(i % 8 == 7 ? "\n\n" : "");
        }
        return article.toString();
    }
}
