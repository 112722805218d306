package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.web.Instruments.Management;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is seen of the service from outside, and from where. */
@Timeout(120)
class WatchTest {
    private final List<Served> served = new CopyOnWriteArrayList<>();
    private final AtomicBoolean model = new AtomicBoolean(true);

    private Instruments instruments(@Nullable Management management) {
        return new Instruments(
                served::add,
                () -> "precis_test 1\n",
                List.of(new ReadyCheck("The model refuses the key of this service.", model::get)),
                Deadlines.DEFAULT,
                management);
    }

    private TestServer server(WebSettings settings, @Nullable Management management) {
        return TestServer.start(settings, TestPipeline.standard(), instruments(management));
    }

    @Test
    void tellsOfEachRequestByItsRoute() throws Exception {
        try (var server = server(WebSettings.DEFAULT, null)) {
            server.json("/v1/figures", "{\"text\": \"12 ships\"}", "X-Request-Id", "one");
            server.json("/v1/figures", "{", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            server.get("/secret-words-in-a-path");
            server.send("BREW", "/v1/models", java.net.http.HttpRequest.BodyPublishers.noBody());
            server.get("/problems/no-article");
            server.raw("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n");
            await(6);
        }
        assertThat(served)
                .extracting(s -> s.method() + " " + s.route() + " " + s.status())
                .containsExactlyInAnyOrder(
                        "POST /v1/figures 200",
                        "POST /v1/figures 400",
                        "GET none 404",
                        "OTHER none 405",
                        "GET /problems/{type} 200",
                        "GET none 400");
        assertThat(served).anyMatch(s -> s.requestId().equals("one"));
        assertThat(served).anyMatch(s -> s.traceId().equals("0af7651916cd43dd8448eb211c80319c"));
        assertThat(served).allMatch(s -> !s.requestId().isEmpty() && !s.took().isNegative());
    }

    private void await(int count) throws InterruptedException {
        for (int i = 0; i < 1_000 && served.size() < count; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void showsMetricsOnLoopback() {
        try (var server = server(WebSettings.DEFAULT, null)) {
            var answer =
                    server.get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("text/plain");
            assertThat(answer.text()).isEqualTo("precis_test 1\n");
        }
    }

    @Test
    void showsMetricsOnlyAtTheManagementAddressWhereThereIsOne() throws Exception {
        var management = new Management("127.0.0.1", freePort());
        try (var server = server(WebSettings.DEFAULT, management)) {
            assertProblem(server.get("/metrics"), ProblemType.NOT_FOUND);
            assertThat(status(management, "/metrics")).isEqualTo(200);
            assertThat(status(management, "/health/ready")).isEqualTo(200);
            assertThat(status(management, "/v1/models")).isEqualTo(404);
            assertThat(status(management, "/docs")).isEqualTo(404);
        }
    }

    private static int status(Management management, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management.port() + path));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void hidesMetricsFromThePublic() {
        var endpoint = new MetricsEndpoint(Instruments.NONE, false);
        assertThat(endpoint.operation().path()).isEqualTo("/metrics");
        assertThat(WebSettings.DEFAULT.isLocal()).isTrue();
        for (var host : List.of("0.0.0.0", "10.0.0.1", "::", "precis.example")) {
            assertThat(WebSettings.DEFAULT.withAddress(host, 0).isLocal())
                    .as(host)
                    .isFalse();
        }
    }

    @Test
    void isNotReadyWhereSomethingIsMissing() {
        try (var server = server(WebSettings.DEFAULT, null)) {
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
            model.set(false);
            assertProblem(server.get("/health/ready"), ProblemType.UNAVAILABLE).saying("The model refuses");
            assertThat(server.get("/health/live").status()).isEqualTo(200);
            model.set(true);
            assertThat(server.get("/health/ready").status()).isEqualTo(200);
        }
    }
}
