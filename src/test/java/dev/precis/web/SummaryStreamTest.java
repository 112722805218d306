package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.precis.article.Article;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.summary.Options;
import dev.precis.summary.Step;
import dev.precis.summary.Summarizer;
import dev.precis.summary.Summary;
import dev.precis.summary.UnverifiableException;
import dev.precis.text.Span;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** POST /v1/summaries as server-sent events, on raw sockets. */
@Timeout(120)
class SummaryStreamTest {
    private static final String TEXT = "The mayor said 41 people came in 2025.";
    private static final WebSettings QUICK = new WebSettings(
            "127.0.0.1",
            0,
            1_000_000,
            1_000_000,
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            500,
            1_000,
            Duration.ofSeconds(4));

    /** One event as a client reads it. */
    private record Event(String id, String name, JsonNode data) {}

    @Test
    void tellsInTheOrderOfTheContract() throws IOException {
        try (var server = serve(SummaryStreamTest::told)) {
            var answer = server.raw(request("text/event-stream", TEXT, "Connection: close\r\n"));
            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(answer.toLowerCase(Locale.ROOT))
                    .contains("content-type: text/event-stream\r\n", "cache-control: no-store", "x-request-id: ");
            var events = events(unchunked(answer));
            assertThat(events).extracting(Event::name).containsExactly("article", "figure", "source", "summary");
            assertThat(events).extracting(Event::id).containsExactly("1", "2", "3", "4");
            assertThat(events.get(0).data().path("language").asText()).isEqualTo("en");
            assertThat(events.get(1).data().path("text").asText()).isEqualTo("41 people");
        }
    }

    @Test
    void endsWithTheAnswerThatIsGivenAtOnce() throws IOException {
        try (var server = serve(SummaryStreamTest::told)) {
            var last = events(unchunked(server.raw(request("text/event-stream", TEXT, "Connection: close\r\n"))))
                    .get(3)
                    .data();
            var atOnce = server.json("/v1/summaries", body(TEXT)).json();
            ((ObjectNode) last).remove("timings_ms");
            ((ObjectNode) atOnce).remove("timings_ms");
            assertThat(last).isEqualTo(atOnce);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                                            | 200 | application/json
            */*                                             | 200 | application/json
            application/json                                | 200 | application/json
            application/json, text/event-stream             | 200 | application/json
            application/json;q=0.5, text/event-stream       | 200 | text/event-stream
            text/event-stream, */*;q=0.1                    | 200 | text/event-stream
            text/event-stream, */*                          | 200 | text/event-stream
            text/event-stream;q=0.2, application/json;q=0.3 | 200 | application/json
            text/event-stream;q=0, application/json         | 200 | application/json
            text/*                                          | 200 | text/event-stream
            text/event-stream;q=0                           | 406 | application/problem+json
            text/html                                       | 406 | application/problem+json
            """)
    void answersInTheFormThatIsWantedMost(String accept, int status, String type) {
        try (var server = serve(SummaryStreamTest::told)) {
            var answer = accept == null
                    ? server.json("/v1/summaries", body(TEXT))
                    : server.json("/v1/summaries", body(TEXT), "Accept", accept);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo(type);
            assertThat(answer.text()).isNotEmpty();
        }
    }

    @Test
    void answersAWrongRequestAsAlways() {
        try (var server = serve(SummaryStreamTest::told)) {
            for (var bad : List.of("{", "{\"text\":\"\"}", "{\"text\":\"a\",\"model\":\"none\"}", "{\"nonsense\":1}")) {
                var answer = server.json("/v1/summaries", bad, "Accept", "text/event-stream");
                assertThat(answer.status()).isBetween(400, 422);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            }
        }
    }

    @Test
    void endsWithOneProblemWhereTheRunFails() throws IOException {
        List<Exception> failures = List.of(
                new ModelUnavailableException(Reason.BAD_RESPONSE, "It broke off.", null),
                new ModelUnavailableException(Reason.TIMEOUT, "Nothing came.", null),
                new UnverifiableException("Nothing held.", List.of()),
                new IllegalStateException("secret words"));
        for (Exception failure : failures) {
            try (var server = serve((article, options, listener) -> {
                found(article, listener);
                throw (RuntimeException) failure;
            })) {
                var events = events(unchunked(server.raw(request("text/event-stream", TEXT, "Connection: close\r\n"))));
                assertThat(events).extracting(Event::name).containsExactly("article", "figure", "source", "problem");
                var problem = events.get(3).data();
                assertThat(problem.path("status").asInt()).isGreaterThanOrEqualTo(422);
                assertThat(problem.path("request_id").asText()).isNotEmpty();
                assertThat(problem.toString()).doesNotContain("secret", "at dev.");
            }
        }
    }

    @Test
    void answersAProblemWithItsStatusWhereNothingWasTold() {
        try (var server = serve((article, options, listener) -> {
            throw new ModelUnavailableException(Reason.UNREACHABLE, "Nobody there.", null);
        })) {
            var answer = server.json("/v1/summaries", body(TEXT), "Accept", "text/event-stream");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
    }

    @Test
    void keepsOneEventOneEventWhateverItSays() throws IOException {
        var nasty = "one\r\n\r\nevent: summary\ndata: {}\n\n: two\u2028id: 9\rdata: three\u0085";
        try (var server = serve((article, options, listener) -> {
            found(article, listener);
            listener.accept(new Step.SentenceChecked(
                    0,
                    new Summary.CheckedSentence(
                            nasty, new Span(0, nasty.length()), List.of(), List.of(), List.of(), List.of())));
            listener.accept(new Step.SentenceWithheld(new Summary.Withheld(nasty, List.of())));
            return TestPipeline.summarize(article, options, step -> {});
        })) {
            var events = events(unchunked(server.raw(request("text/event-stream", TEXT, "Connection: close\r\n"))));
            assertThat(events)
                    .extracting(Event::name)
                    .containsExactly("article", "figure", "source", "sentence", "withheld", "summary");
            assertThat(events.get(3).data().path("text").asText()).isEqualTo(nasty);
        }
    }

    @Test
    void keepsTheConnectionAliveWhileTheModelThinks() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var server = serve(waiting(goOn, new CountDownLatch(1)));
                var socket = server.socket()) {
            send(socket, request("text/event-stream", TEXT, ""));
            var in = reader(socket);
            skipTo(in, ": still here");
            skipTo(in, ": still here");
            goOn.countDown();
            skipTo(in, "event: summary");
        }
    }

    @Test
    void tellsFiguresBeforeTheModelAnswers() throws Exception {
        var goOn = new CountDownLatch(1);
        try (var server = serve(waiting(goOn, new CountDownLatch(1)));
                var socket = server.socket()) {
            send(socket, request("text/event-stream", TEXT, ""));
            skipTo(reader(socket), "event: figure");
            assertThat(goOn.getCount()).isEqualTo(1);
            goOn.countDown();
        }
    }

    @Test
    void endsTheRunOfAClientThatHasGone() throws Exception {
        for (boolean reset : new boolean[] {false, true}) {
            var interrupted = new CountDownLatch(1);
            try (var server = serve(waiting(new CountDownLatch(1), interrupted))) {
                try (var socket = server.socket()) {
                    send(socket, request("text/event-stream", TEXT, ""));
                    skipTo(reader(socket), "event: source");
                    if (reset) {
                        socket.setSoLinger(true, 0);
                    }
                }
                assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void cutsAClientThatDoesNotRead() throws Exception {
        var cancelled = new CountDownLatch(1);
        var text = "x".repeat(100_000);
        Summarizer talkative = (article, options, listener) -> {
            found(article, listener);
            try {
                while (true) {
                    listener.accept(new Step.SentenceWithheld(new Summary.Withheld(text, List.of())));
                }
            } finally {
                cancelled.countDown();
            }
        };
        try (var server = serve(talkative);
                var socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(server.socket().getRemoteSocketAddress());
            send(socket, request("text/event-stream", TEXT, ""));
            assertThat(cancelled.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(server.get("/health/live").status()).isEqualTo(200);
        }
    }

    @Test
    void saysThatTheServiceStops() throws Exception {
        var interrupted = new CountDownLatch(1);
        var server = serve(waiting(new CountDownLatch(1), interrupted));
        try (var socket = server.socket()) {
            send(socket, request("text/event-stream", TEXT, ""));
            var in = reader(socket);
            skipTo(in, "event: source");
            var stop = new Thread(server::close);
            stop.start();
            skipTo(in, "event: problem");
            assertThat(in.readLine()).startsWith("data: {").contains("/problems/unavailable");
            assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
            stop.join(30_000);
        }
    }

    /** Tells of the figures, then waits for the model. */
    private static Summarizer waiting(CountDownLatch goOn, CountDownLatch interrupted) {
        return (article, options, listener) -> {
            found(article, listener);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
            return TestPipeline.summarize(article, options, step -> {});
        };
    }

    private static Summary told(Article article, Options options, Consumer<Step> listener) {
        found(article, listener);
        return TestPipeline.summarize(article, options, listener);
    }

    private static void found(Article article, Consumer<Step> listener) {
        listener.accept(new Step.FiguresFound(TestPipeline.read(article)));
    }

    private static TestServer serve(Summarizer summarizer) {
        return TestServer.start(QUICK, TestPipeline.with(summarizer));
    }

    private static String body(String text) {
        return TestServer.JSON
                .createObjectNode()
                .put("text", text)
                .put("max_figures", 3)
                .toString();
    }

    private static String request(String accept, String text, String headers) {
        var body = body(text);
        return "POST /v1/summaries HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: " + accept + "\r\n"
                + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.setSoTimeout(40_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void skipTo(BufferedReader in, String line) throws IOException {
        try {
            for (var next = in.readLine(); next != null; next = in.readLine()) {
                if (next.equals(line)) {
                    return;
                }
            }
        } catch (SocketException e) {
            // told below
        }
        throw new AssertionError("The stream ended without " + line);
    }

    /** The body of an answer, its chunks put together. */
    private static String unchunked(String answer) {
        var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        if (!answer.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            return body;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var whole = new ByteArrayOutputStream();
        int at = 0;
        while (at < bytes.length) {
            int line = at;
            while (bytes[line] != '\r') {
                line++;
            }
            int size = Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.US_ASCII), 16);
            whole.write(bytes, line + 2, size);
            at = line + 2 + size + 2;
        }
        return whole.toString(StandardCharsets.UTF_8);
    }

    /** Read as the standard says: CR, LF and CRLF end lines, an empty line ends an event. */
    private static List<Event> events(String stream) throws IOException {
        List<Event> events = new ArrayList<>();
        String id = "";
        String name = "";
        var data = new StringBuilder();
        for (var line : stream.split("\r\n|\r|\n", -1)) {
            if (line.isEmpty() && !data.isEmpty()) {
                events.add(new Event(id, name, TestServer.JSON.readTree(data.toString())));
                data.setLength(0);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6));
            }
        }
        return events;
    }
}
