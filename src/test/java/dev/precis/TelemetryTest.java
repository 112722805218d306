package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.trace.Collector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The running service, seen by a collector. */
@Timeout(300)
class TelemetryTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    Path folder;

    @Test
    void tellsACollectorWhatARequestAndABatchDo() throws Exception {
        try (var collector = new Collector()) {
            Map<String, String> settings = new HashMap<>(collector.variables());
            settings.put("PRECIS_DATA", folder.resolve("data").toString());
            try (var service = ServiceProcess.start(folder, settings)) {
                var request = HttpRequest.newBuilder(URI.create(service.address() + "/v1/summaries"))
                        .timeout(Duration.ofMinutes(1))
                        .header("Content-Type", "text/plain")
                        .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .POST(BodyPublishers.ofString("The harbour master counted 14 ships at Quillport on Monday."))
                        .build();
                var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                collector.await(
                        "newsroom", "POST /v1/summaries", "intake", "read", "draft", "check", "look up", "store");
                assertThat(collector.hex()).contains(TRACE);
                service.submit(List.of("The harbour master counted 15 ships at Quillport on Tuesday."));
                collector.await("article of a batch");
                assertThat(service.stop()).isTrue();
            }
            assertThat(collector.told()).doesNotContain("Quillport");
        }
    }
}
