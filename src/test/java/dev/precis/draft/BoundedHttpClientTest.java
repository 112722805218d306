package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BoundedHttpClientTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    @Test
    void takesABodyUpToItsLimitAndNoLonger() throws Exception {
        for (int over : new int[] {0, 1}) {
            String body = "x".repeat(BoundedHttpClient.BODY_LIMIT + over);
            try (ModelServer server = new ModelServer(ModelServer.json(200, body))) {
                if (over == 0) {
                    assertThat(client(LONG).execute(request(server)).body()).isEqualTo(body);
                } else {
                    assertThatThrownBy(() -> client(LONG).execute(request(server)))
                            .hasRootCauseInstanceOf(BodyTooLargeException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7,PT7S",
        "' 0 ',PT0S",
        "'Sun, 22 Nov 2026 03:00:30 GMT',PT30S",
        "'Sun, 22 Nov 2026 02:00:00 GMT',PT0S",
        "soon,",
        "-1,",
        "99999999999999999999,",
    })
    void readsRetryAfter(String value, @Nullable Duration wait) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
        assertThat(RetryAfter.in(value, clock)).isEqualTo(wait);
    }

    @RepeatedTest(20)
    void closesTheConnectionOfAnEndlessBody() throws Exception {
        try (ModelServer server = new ModelServer(ModelServer.floods())) {
            assertThatThrownBy(() -> client(LONG).execute(request(server)))
                    .hasRootCauseInstanceOf(BodyTooLargeException.class);
            assertThat(server.sawClientLeave(Duration.ofSeconds(15))).isTrue();
        }
    }

    @RepeatedTest(5)
    void usesAConnectionAgain() throws Exception {
        Set<InetSocketAddress> clients = Collections.synchronizedSet(new HashSet<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            clients.add(exchange.getRemoteAddress());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            for (int call = 0; call < 20; call++) {
                client(LONG)
                        .execute(request(
                                "http://127.0.0.1:" + server.getAddress().getPort()));
            }
        } finally {
            server.stop(0);
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void keepsTheSameThreadsForAllModels() throws Exception {
        try (ModelServer server = new ModelServer(ModelServer.json(200, "{}"))) {
            client(LONG).execute(request(server));
        }
        ModelSettings settings = ModelSettings.parse("openai/x").withApiKey("k");
        Drafters.of(settings);
        long before = selectors();
        assertThat(before).isPositive();
        for (int model = 0; model < 20; model++) {
            Drafters.of(settings);
        }
        assertThat(selectors()).isEqualTo(before);
    }

    @Test
    void streamsEventsAndEndsOnce() throws Exception {
        Heard heard = stream(LONG, connection -> connection.write(EVENTS + "data: one\n\ndata: two\n\n"));
        assertThat(heard.all).containsExactly("open", "one", "two", "close");
    }

    @Test
    void endsAStalledStreamAtTheDeadline() throws Exception {
        Heard heard = stream(SHORT, connection -> {
            connection.write(EVENTS + "data: one\n\n");
            connection.awaitEnd();
        });
        assertThat(heard.all).containsExactly("open", "one", TimeoutException.class.getSimpleName());
    }

    @Test
    void endsAStreamThatNeverBeginsAtTheDeadline() throws Exception {
        assertThat(stream(SHORT, ModelServer.silent()).all).containsExactly(TimeoutException.class.getSimpleName());
    }

    @Test
    void endsAStreamThatSaysNothingForLong() throws Exception {
        for (String beginning : List.of("", EVENTS, EVENTS + "data: one\n\n")) {
            Heard heard = new Heard();
            try (ModelServer server = new ModelServer(connection -> {
                connection.write(beginning);
                connection.awaitEnd();
            })) {
                new BoundedHttpClient(LONG.multipliedBy(4), SHORT)
                        .execute(request(server), new DefaultServerSentEventParser(), heard);
                assertThat(heard.ended.await(20, TimeUnit.SECONDS)).isTrue();
                assertThat(heard.all).endsWith(TimeoutException.class.getSimpleName());
                assertThat(server.sawClientLeave(LONG)).isTrue();
            }
        }
    }

    @Test
    void cutsAnEndlessHeader() throws Exception {
        try (ModelServer server = new ModelServer(connection -> {
            connection.write("HTTP/1.1 200 OK\r\nX-Endless: ");
            while (true) {
                connection.write("x".repeat(1024));
            }
        })) {
            assertThatThrownBy(() -> client(LONG).execute(request(server))).isNotInstanceOf(TimeoutException.class);
            assertThat(server.sawClientLeave(LONG)).isTrue();
        }
    }

    @Test
    void asksNoProxyWhateverTheEnvironmentSays() throws Exception {
        try (ModelServer proxy = new ModelServer(ModelServer.json(200, "{}"));
                ModelServer server = new ModelServer(ModelServer.json(200, "{}"))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.uri().getPort()));
            System.setProperty("http.nonProxyHosts", "");
            client(LONG).execute(request(server));
            assertThat(proxy.requests()).isEmpty();
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    @Test
    void tellsACutStreamFromAWholeOne() throws Exception {
        Heard heard = stream(
                LONG, connection -> connection.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\ndata: one\n\nda"));
        assertThat(heard.all).containsExactly("open", "one", "ConnectionClosedException");
    }

    @Test
    void cutsAnEndlessLineOfAStream() throws Exception {
        assertThat(stream(LONG, ModelServer.floods()).all)
                .containsExactly("open", BodyTooLargeException.class.getSimpleName());
    }

    @Test
    void streamsNothingOfAFailure() throws Exception {
        assertThat(stream(LONG, ModelServer.json(429, "data: one\n\n")).all)
                .containsExactly(HttpFailure.class.getSimpleName());
    }

    private static Heard stream(Duration deadline, ModelServer.Script script) throws Exception {
        Heard heard = new Heard();
        try (ModelServer server = new ModelServer(script)) {
            client(deadline).execute(request(server), new DefaultServerSentEventParser(), heard);
            assertThat(heard.ended.await(10, TimeUnit.SECONDS)).isTrue();
            // A second end would come at once.
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return heard;
    }

    private static BoundedHttpClient client(Duration timeout) {
        return new BoundedHttpClient(timeout, LONG);
    }

    private static long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("httpclient-"))
                .count();
    }

    private static HttpRequest request(ModelServer server) {
        return request(server.uri().toString());
    }

    private static HttpRequest request(String base) {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(base + "/x")
                .body("{}")
                .build();
    }

    private static final class Heard implements ServerSentEventListener {
        final List<String> all = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            all.add("open");
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            all.add(event.data());
        }

        @Override
        public void onError(Throwable error) {
            Throwable root = error;
            while (root.getCause() instanceof IOException io) {
                root = io;
            }
            all.add(root.getClass().getSimpleName());
            ended.countDown();
        }

        @Override
        public void onClose() {
            all.add("close");
            ended.countDown();
        }
    }
}
