package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.ModelServer.Script;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers that say the right thing strangely, and servers that say nothing of use for as long as they can, in the dialect
 * of each provider, at once and streamed. The first must be understood, the second must end in one failure, in time.
 */
@Timeout(60)
class HostileProviderTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Reading READING = Readings.of("First {10 men} came to Zürich.\nIt rained.");
    private static final String TEXT = "First 10 men came to Zürich, for 5 € a head 🚢.";
    private static final String DRAFT = """
            {"headline":"Leute kämen","sentences":[{"text":"%s","figures":["f1","f1","f9","f1"],"evidence":[1,1,77,1]}],\
            "key_figures":[{"figure":"f1","label":"men"},{"figure":"f1","label":"other men"}]}""".formatted(TEXT);

    /** Sends a right body in a strange way. */
    private interface Manner {
        void send(ModelServer.Connection connection, String type, byte[] body) throws IOException, InterruptedException;
    }

    private static final Map<String, Manner> UNDERSTOOD = Map.ofEntries(
            Map.entry("each byte a chunk", (connection, type, body) -> {
                connection.write(head(type, "Transfer-Encoding: chunked"));
                var chunks = new ByteArrayOutputStream();
                for (byte b : body) {
                    chunks.write("1\r\n".getBytes(StandardCharsets.US_ASCII));
                    chunks.write(b);
                    chunks.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                connection.write(chunks.toByteArray());
            }),
            Map.entry("each few bytes a packet", (connection, type, body) -> {
                connection.write(head(type, "Content-Length: " + body.length));
                for (int at = 0; at < body.length; at += 7) {
                    connection.write(Arrays.copyOfRange(body, at, Math.min(at + 7, body.length)));
                }
            }),
            Map.entry("chunks with extensions and trailers", (connection, type, body) -> {
                connection.write(head(type, "Transfer-Encoding: chunked\r\nTrailer: X-Sum"));
                connection.write("0000" + Integer.toHexString(body.length).toUpperCase() + ";a=\"b\";c\r\n");
                connection.write(body);
                connection.write("\r\n0\r\nX-Sum: 1\r\n\r\n");
            }),
            Map.entry("HTTP/1.0 until the end of the connection", (connection, type, body) -> {
                connection.write("HTTP/1.0 200 OK\r\nContent-Type: " + type + "\r\n\r\n");
                connection.write(body);
            }),
            Map.entry("no content type", (connection, type, body) -> {
                connection.write("HTTP/1.1 200\r\nContent-Length: " + body.length + "\r\n\r\n");
                connection.write(body);
            }),
            Map.entry("another content type", (connection, type, body) -> {
                connection.write(head("text/plain; charset=us-ascii", "Content-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("early hints", (connection, type, body) -> {
                connection.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                connection.write(head(type, "Content-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("200 headers of 500 bytes less some", (connection, type, body) -> {
                var headers = new StringBuilder();
                for (int i = 0; i < 150; i++) {
                    headers.append("X-")
                            .append(i)
                            .append(": ")
                            .append("y".repeat(500))
                            .append("\r\n");
                }
                connection.write(head(type, headers + "Content-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("gzip that nobody asked for", HostileProviderTest::packed),
            Map.entry("a pause within a character", (connection, type, body) -> {
                int at = new String(body, StandardCharsets.ISO_8859_1).indexOf('\u00C3') + 1;
                connection.write(head(type, "Content-Length: " + body.length));
                connection.write(Arrays.copyOf(body, at));
                TimeUnit.MILLISECONDS.sleep(150);
                connection.write(Arrays.copyOfRange(body, at, body.length));
            }));

    private static final Map<String, Manner> REFUSED = Map.ofEntries(
            Map.entry("headers that drip for ever", (connection, type, body) -> {
                connection.write("HTTP/1.1 200 OK\r\n");
                for (int i = 0; ; i++) {
                    connection.write("X-" + i + ": y\r\n");
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }),
            Map.entry("a status line that drips for ever", (connection, type, body) -> {
                connection.write("HTTP/1.1 200 ");
                while (true) {
                    connection.write("O");
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }),
            Map.entry("a body that dribbles for ever", (connection, type, body) -> {
                connection.write(head(type, "Transfer-Encoding: chunked"));
                while (true) {
                    connection.write("1\r\n\n\r\n");
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }),
            Map.entry("a line of 10 MB", (connection, type, body) -> {
                connection.write(head(type, "Content-Length: 10000008") + "data: {\"");
                byte[] part = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 100; i++) {
                    connection.write(part);
                }
            }),
            Map.entry("a chunk of the size 2^64", (connection, type, body) -> {
                connection.write(head(type, "Transfer-Encoding: chunked") + "10000000000000000\r\n");
                connection.write(body);
            }),
            Map.entry("a chunk of no size", (connection, type, body) -> {
                connection.write(head(type, "Transfer-Encoding: chunked") + "-5\r\n");
                connection.write(body);
            }),
            Map.entry(
                    "gzip that holds 10 MB",
                    (connection, type, body) -> packed(connection, type, new byte[10_000_000])),
            Map.entry("gzip that is none", (connection, type, body) -> {
                connection.write(head(type, "Content-Encoding: gzip\r\nContent-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("half of a gzip", (connection, type, body) -> {
                byte[] packed = gzip(body);
                connection.write(head(type, "Content-Encoding: gzip\r\nContent-Length: " + packed.length / 2));
                connection.write(Arrays.copyOf(packed, packed.length / 2));
            }),
            Map.entry("brotli that nobody asked for", (connection, type, body) -> {
                connection.write(head(type, "Content-Encoding: br\r\nContent-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("half of it, then the end", (connection, type, body) -> {
                connection.write(head(type, "Content-Length: " + body.length));
                connection.write(Arrays.copyOf(body, body.length / 2));
            }),
            Map.entry("half of it, with half the length", (connection, type, body) -> {
                connection.write(head(type, "Content-Length: " + body.length / 2));
                connection.write(Arrays.copyOf(body, body.length / 2));
            }),
            Map.entry(
                    "100,000 brackets",
                    (connection, type, body) -> connection.write(
                            head(type, "Connection: close") + "data: " + "[".repeat(100_000) + "\n\n")),
            Map.entry("no HTTP", (connection, type, body) -> connection.write("SSH-2.0-OpenSSH_9.6\r\n\r\n")),
            Map.entry("204", (connection, type, body) -> connection.write("HTTP/1.1 204 No Content\r\n\r\n")),
            Map.entry(
                    "101",
                    (connection, type, body) -> connection.write(
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n")),
            Map.entry("a thousand headers", (connection, type, body) -> {
                connection.write(head(type, "X: y\r\n".repeat(1000) + "Content-Length: " + body.length));
                connection.write(body);
            }),
            Map.entry("nulls", (connection, type, body) -> {
                connection.write(head(type, "Content-Length: 500000"));
                connection.write(new byte[500_000]);
            }),
            Map.entry(
                    "JSON null",
                    (connection, type, body) -> connection.write(
                            head(type, "Connection: close") + (type.contains("event") ? "data: null\n\n" : "null\n"))),
            Map.entry("comments for ever", (connection, type, body) -> {
                connection.write(head(type, "Connection: close"));
                while (true) {
                    connection.write(": still thinking\n\n");
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }));

    static Stream<Arguments> understood() {
        return rows(UNDERSTOOD);
    }

    static Stream<Arguments> refused() {
        return rows(REFUSED);
    }

    private static Stream<Arguments> rows(Map<String, Manner> manners) {
        return manners.keySet().stream().sorted().flatMap(manner -> Arrays.stream(Wire.values())
                .map(wire -> Arguments.of(manner, wire)));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void understandsARightAnswer(String manner, Wire wire) throws IOException {
        for (boolean streamed : new boolean[] {false, true}) {
            try (ModelServer server =
                    new ModelServer(script(Objects.requireNonNull(UNDERSTOOD.get(manner)), wire, streamed))) {
                List<DraftSentence> told = new ArrayList<>();
                Draft draft = draft(wire, server, LONG, streamed, told);
                assertThat(draft.sentences()).containsExactly(new DraftSentence(TEXT, List.of("f1"), List.of(0)));
                assertThat(draft.headline()).isEqualTo("Leute kämen");
                assertThat(draft.keyFigures()).containsExactly(new Draft.KeyFigure("f1", "men"));
                assertThat(told).isEqualTo(streamed ? draft.sentences() : List.of());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void endsInOneFailureInTime(String manner, Wire wire) throws Exception {
        for (boolean streamed : new boolean[] {false, true}) {
            try (ModelServer server =
                    new ModelServer(script(Objects.requireNonNull(REFUSED.get(manner)), wire, streamed))) {
                long start = System.nanoTime();
                Throwable failure = catchThrowable(() -> draft(wire, server, SHORT, streamed, new ArrayList<>()));
                // The machine may be slow; without the deadline it would take for ever.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
                assertThat(failure)
                        .as("streamed: %s", streamed)
                        .isInstanceOfSatisfying(
                                ModelUnavailableException.class, unavailable -> assertThat(unavailable.reason())
                                        .isIn(
                                                Reason.TIMEOUT,
                                                Reason.BAD_RESPONSE,
                                                Reason.UNREACHABLE,
                                                Reason.INCOMPLETE,
                                                Reason.REJECTED));
            }
        }
    }

    private static void packed(ModelServer.Connection connection, String type, byte[] body) throws IOException {
        byte[] packed = gzip(body);
        connection.write(head(type, "Content-Encoding: gzip\r\nContent-Length: " + packed.length));
        connection.write(packed);
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    private static Script script(Manner manner, Wire wire, boolean streamed) {
        String body = streamed
                ? String.join("", StreamWire.events(wire, pieces(), wire.stop()))
                : wire.answer(DRAFT, wire.stop());
        String type = streamed ? StreamWire.type(wire) : "application/json";
        return connection -> manner.send(connection, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Each character a piece of its own, as a model may write them. */
    private static List<String> pieces() {
        return DRAFT.codePoints().mapToObj(Character::toString).toList();
    }

    private static Draft draft(
            Wire wire, ModelServer server, Duration timeout, boolean streamed, List<DraftSentence> told) {
        ModelSettings settings = ModelSettings.parse(wire.provider.id() + "/" + wire.model)
                .withBaseUrl(server.uri())
                .withTimeout(timeout);
        Drafter drafter = Drafters.of(wire.keyValue == null ? settings : settings.withApiKey("key-123"));
        return streamed ? drafter.draft(READING, Brief.DEFAULT, told::add) : drafter.draft(READING, Brief.DEFAULT);
    }

    private static String head(String type, String more) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n" + more + "\r\n\r\n";
    }
}
