package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.net.httpserver.HttpServer;
import dev.precis.draft.BadLink.Quality;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A provider behind a bad line. What needs the kernel to lose packets is {@code NetworkBenchmark}, which also says how
 * late an answer is.
 */
@Timeout(90)
class NetworkTest {
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Reading READING = Readings.of("The army lost {up to 250 soldiers@s1}.", "General Ost");
    private static final String DRAFT = """
            {"headline": "Losses", "sentences": [{"text": "General Ost says the army lost up to 250 soldiers.",
             "figures": ["f1"], "evidence": [1]}], "key_figures": []}""";

    /** Unlike {@link ModelServer} it keeps connections open. */
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        byte[] answer = Wire.OPENAI.answer(DRAFT, "stop").getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("B2 nobody answers to a connection")
    void givesUpOnAServerThatDoesNotEvenRefuse() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = fill(full);
            Drafter drafter = Drafters.of(settings(URI.create("http://127.0.0.1:" + full.getLocalPort())));
            long start = System.nanoTime();
            assertThat(failure(drafter).reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** A system that takes more connections than it was told to, or refuses them, shows nothing. */
    private static List<Socket> fill(ServerSocket full) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(full.getLocalSocketAddress(), 1000);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
            assumeFalse(waiting.size() > 50);
        }
    }

    @Test
    @DisplayName("B5 a slow line")
    void waitsForASlowLineWithinItsDeadline() throws IOException {
        Quality slow = Quality.GOOD
                .withDelay(Duration.ofMillis(200), Duration.ofMillis(100))
                .withBytesASecond(50_000 / 8);
        try (BadLink link = new BadLink(uri(), slow)) {
            assertThat(guarded(link, LONG).draft(READING, Brief.DEFAULT).sentences())
                    .hasSize(1);
            assertThat(failure(guarded(link, SHORT)).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    @DisplayName("B6 a connection dies while it is idle")
    void usesNoConnectionThatMayHaveDied() throws Exception {
        Quality forgetful = Quality.GOOD.withSilentAfter(Duration.ofMillis(2500));
        try (BadLink link = new BadLink(uri(), forgetful)) {
            Drafter drafter = guarded(link, LONG);
            for (int call = 0; call < 3; call++) {
                assertThat(drafter.draft(READING, Brief.DEFAULT).sentences()).hasSize(1);
                TimeUnit.MILLISECONDS.sleep(3000);
            }
            assertThat(link.connections()).isEqualTo(3);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static Drafter guarded(BadLink link, Duration deadline) {
        return new ModelDesk(ModelRules.DEFAULT.withDeadline(deadline), TokenBudget.NONE, call -> {})
                .drafter(settings(link.uri()));
    }

    private static ModelSettings settings(URI address) {
        return ModelSettings.parse("openai/test-1")
                .withBaseUrl(address)
                .withApiKey("key-123")
                .withTimeout(LONG);
    }

    private static ModelUnavailableException failure(Drafter drafter) {
        ModelUnavailableException failure =
                catchThrowableOfType(ModelUnavailableException.class, () -> drafter.draft(READING, Brief.DEFAULT));
        assertThat(failure).isNotNull();
        return failure;
    }
}
