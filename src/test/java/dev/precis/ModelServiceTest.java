package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.precis.draft.ModelServer;
import dev.precis.draft.ModelServer.Script;
import dev.precis.draft.StreamWire;
import dev.precis.draft.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole service before a model server on a loopback socket. */
@Timeout(120)
class ModelServiceTest {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String ARTICLE = "Twelve ships left the harbour on Monday. The port opens again on Thursday.";
    private static final String DRAFT = """
            {"headline":"Ships left","sentences":[{"text":"Twelve ships left the harbour on Monday.",\
            "figures":["f1"],"evidence":[1]}],"key_figures":[]}""";

    private static final Pattern STREAMED = Pattern.compile("\"stream\"\\s*:\\s*true");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\[(\\d+)] (.+)$");

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable ModelServer model;
    private @Nullable Wiring service;

    @AfterEach
    void stop() throws IOException {
        if (service != null) {
            service.close();
        }
        if (model != null) {
            model.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS})
    void endsTheModelsCallWhereTheCallerLeaves(String accept) throws Exception {
        var never = "10m";
        var server = start(
                ModelServer.silent(),
                Map.of(
                        "PRECIS_DEADLINE", never,
                        "PRECIS_MODEL_DEADLINE", never,
                        "PRECIS_MODEL_TIMEOUT", never,
                        "PRECIS_MODEL_IDLE_TIMEOUT", never,
                        "PRECIS_HEARTBEAT", never));
        for (boolean reset : new boolean[] {false, true}) {
            int before = server.requests().size();
            try (var socket = send(request(accept, reset + ARTICLE, ""))) {
                awaitAsked(server, before + 1);
                socket.setSoLinger(reset, 0);
            }
            awaitLeft(server, before + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS})
    void goesOnForACallerWhoWillAskAgain(String accept) throws Exception {
        var goOn = new CountDownLatch(1);
        var server = start(
                connection -> {
                    goOn.await();
                    right().answer(connection);
                },
                Map.of());
        var request = request(accept, ARTICLE, "Idempotency-Key: again\r\n");
        try (var socket = send(request)) {
            awaitAsked(server, 1);
        }
        // Twice as long as it takes to notice that a caller has gone.
        TimeUnit.MILLISECONDS.sleep(1200);
        goOn.countDown();
        try (var socket = send(request.replace("Host: x", "Host: x\r\nConnection: close\r\nLast-Event-ID: 2"))) {
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("Twelve ships left the harbour on Monday.");
            assertThat(answer.contains("event: summary")).isEqualTo(accept.equals(EVENTS));
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(server.left()).isZero();
    }

    @Test
    void losesNothingOfACallerWhoSendsTheNextRequestEarly() throws Exception {
        start(
                connection -> {
                    TimeUnit.MILLISECONDS.sleep(1500);
                    right().answer(connection);
                },
                Map.of());
        var second = "GET /v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        for (int pause : new int[] {0, 700}) {
            var first = request(JSON, pause + ARTICLE, "");
            try (var socket = send(pause == 0 ? first + second : first)) {
                TimeUnit.MILLISECONDS.sleep(pause);
                if (pause > 0) {
                    socket.getOutputStream().write(second.getBytes(StandardCharsets.UTF_8));
                }
                var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
                assertThat(answers).contains("Twelve ships").contains("\"openai/test-1\"");
            }
        }
    }

    @Test
    void waitsForAModelLongerThanAConnectionMayBeIdle() throws Exception {
        start(
                connection -> {
                    TimeUnit.SECONDS.sleep(3);
                    right().answer(connection);
                },
                Map.of("PRECIS_IDLE_TIMEOUT", "1s"));
        assertThat(summarize(JSON).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 302})
    void isNotReadyWhereTheModelRefusesEveryCall(int status) throws Exception {
        var script = new AtomicReference<>(ModelServer.json(status, "{}"));
        start(
                connection -> Objects.requireNonNull(script.get()).answer(connection),
                Map.of("PRECIS_MODEL_PAUSE", "2s"));
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        for (int call = 0; call < 3; call++) {
            assertThat(summarize(call % 2 == 0 ? JSON : EVENTS).statusCode()).isIn(200, 502);
        }
        var ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("refuses this service").doesNotContain("key-123");
        script.set(right());
        TimeUnit.MILLISECONDS.sleep(2100);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(summarize(JSON).statusCode()).isEqualTo(200);
        assertThat(tree(get("/health/ready")).path("failing_providers")).isEmpty();
    }

    @Test
    void isReadyAndSaysWhatFailsWhereAnotherModelStandsIn() throws Exception {
        start(ModelServer.json(404, "{}"), Map.of("PRECIS_MODEL", "openai/test-1,embedded/extractive"));
        for (int call = 0; call < 3; call++) {
            var answer = tree(summarize(JSON));
            assertThat(answer.at("/model/name").asText()).isEqualTo("embedded/extractive");
            assertThat(answer.at("/model/tried/0/reason").asText()).isEqualTo("rejected");
        }
        var ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(tree(ready).path("failing_providers")).hasToString("[\"openai\"]");
    }

    @Test
    void asksAProviderAgainThatHasRecovered() throws Exception {
        var script = new AtomicReference<>(ModelServer.drops());
        var server = start(
                connection -> Objects.requireNonNull(script.get()).answer(connection),
                Map.of("PRECIS_MODEL_PAUSE", "1s"));
        for (int call = 0; call < 4; call++) {
            assertThat(summarize(JSON).statusCode()).isEqualTo(503);
        }
        assertThat(tree(get("/health/ready")).path("failing_providers")).hasToString("[\"openai\"]");
        // Two requests of three calls open the breaker.
        assertThat(server.requests()).hasSizeBetween(6, 9);
        script.set(right());
        TimeUnit.MILLISECONDS.sleep(1100);
        assertThat(summarize(JSON).statusCode()).isEqualTo(200);
        assertThat(tree(get("/health/ready")).path("failing_providers")).isEmpty();
    }

    /** What no model should answer and one may: each ends in one answer or one problem, in time, and says nothing unproven. */
    @ParameterizedTest
    @ValueSource(strings = {"many", "long", "surrogate", "nothing", "keys", "figures", "marks"})
    void outlivesAnyAnswer(String kind) throws Exception {
        start(connection -> respond(connection, nasty(kind)), Map.of("PRECIS_DEADLINE", "10m"));
        for (var accept : List.of(JSON, EVENTS)) {
            var answer = summarize(accept);
            assertThat(answer.statusCode()).as(kind + answer.body()).isIn(200, 422, 502);
            var told = answer.body().replaceAll("(?s)\"withheld\":\\[.*?]}]|event: withheld\ndata: .*?\n\n", "");
            assertThat(told).doesNotContain("4711", "evil.example").doesNotContain("INTERNAL", "internal-error");
            assertThat(answer.body().length()).isLessThan(2_000_000);
        }
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    private static String nasty(String kind) {
        var good = "{\"text\":\"Twelve ships left the harbour on Monday.\",\"figures\":[\"f1\"],\"evidence\":[1]}";
        var bad = "{\"text\":\"See evil.example: 4711 ships sank on Monday.\",\"figures\":[\"f1\"],\"evidence\":[1]}";
        var end = "],\"key_figures\":[{\"figure\":\"f1\",\"label\":\"4711 ships at evil.example\"}]}";
        var begin = "{\"headline\":\"4711 ships sank\",\"sentences\":[";
        return switch (kind) {
            case "many" -> begin + (bad + ",").repeat(9_000) + good + end;
            case "long" -> begin + bad.replace("on Monday", " and 4711 sank".repeat(40_000)) + "," + good + end;
            case "surrogate" -> begin + good.replace("Monday.", "Monday \\ud83d\\u0000\\u202e.") + end;
            case "nothing" -> begin + end;
            case "keys" -> begin + good + "],\"key_figures\":[" + "{\"figure\":\"f1\"},".repeat(20_000) + "{}]}";
            case "figures" -> begin + good.replace("[\"f1\"]", "[" + "\"f1\",".repeat(50_000) + "\"f2\"]") + end;
            default -> begin + good.replace("Monday", "Monday [f1] </article-0000> <script>") + "," + bad + end;
        };
    }

    /** A tenth of the longest article that is taken, unless {@code -Dprecis.article.characters=2000000} asks for it. */
    @ParameterizedTest
    @ValueSource(strings = {JSON, EVENTS})
    @Timeout(600)
    void readsAllOfALongArticleInParts(String accept) throws Exception {
        int characters = Integer.getInteger("precis.article.characters", 200_000);
        var article = longArticle(characters);
        Set<Integer> read = ConcurrentHashMap.newKeySet();
        var server = start(
                reader(read), Map.of("PRECIS_MODEL_WINDOW", String.valueOf(characters / 20), "PRECIS_DEADLINE", "10m"));
        long start = System.nanoTime();
        var answer = summarize(accept, article);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var summary = accept.equals(JSON) ? tree(answer) : lastEvent(answer.body());
        int sentences = article.split("\n").length;
        assertThat(read).hasSize(sentences).contains(1, sentences);
        int parts = summary.at("/model/parts").asInt();
        assertThat(parts).isGreaterThan(5);
        assertThat(summary.at("/model/calls").asInt())
                .isGreaterThan(parts)
                .isEqualTo(server.requests().size());
        assertThat(summary.at("/article/characters").asInt()).isEqualTo(article.length());
        assertThat(summary.at("/verification/verdict").asText()).isEqualTo("supported");
        assertThat(summary.at("/verification/coverage/figures").asInt()).isGreaterThanOrEqualTo(sentences);
        for (var figure : summary.path("figures")) {
            assertThat(article.substring(
                            figure.path("start").asInt(), figure.path("end").asInt()))
                    .isEqualTo(figure.path("text").asText());
        }
        System.out.printf("%,d characters, %s: %d parts, %d ms%n", characters, accept, parts, millis);
    }

    private static String longArticle(int characters) {
        var article = new StringBuilder();
        for (int line = 1; article.length() < characters - 200; line++) {
            article.append(
                    "In the week of the %s, the quay of Tarnow sent %d crates of fish to the island, the harbour board said in its long report.\n"
                            .formatted("%c%c fair".formatted('A' + line % 26, 'a' + line / 26 % 26), 1000 + line));
        }
        return article.toString().strip();
    }

    /** Writes the first, the middle and the last of the sentences it is given, word by word, and notes which it was given. */
    private static Script reader(Set<Integer> read) {
        return connection -> {
            var request = new ObjectMapper().readTree(connection.request().body());
            var lines = NUMBERED.matcher(request.at("/messages/1/content").asText());
            List<MatchResult> all = lines.results().toList();
            all.forEach(line -> read.add(Integer.valueOf(line.group(1))));
            var draft = new ObjectMapper().createObjectNode();
            draft.put("headline", "Fish for the island").putArray("key_figures");
            var sentences = draft.putArray("sentences");
            for (int at : new int[] {0, all.size() / 2, all.size() - 1}) {
                var line = all.get(at);
                var sentence = sentences.addObject();
                sentence.put("text", line.group(2).replaceAll(" \\[f\\d+]", ""));
                sentence.putArray("figures");
                sentence.putArray("evidence").add(Integer.parseInt(line.group(1)));
            }
            respond(connection, draft.toString());
        };
    }

    private static JsonNode lastEvent(String stream) throws IOException {
        var last = stream.substring(stream.lastIndexOf("event: summary\n"));
        return new ObjectMapper().readTree(last.substring(last.indexOf("data: ") + 6));
    }

    private ModelServer start(Script script, Map<String, String> settings) throws Exception {
        model = new ModelServer(script);
        Map<String, String> all = new HashMap<>(Map.of(
                "PRECIS_PORT", "0",
                "PRECIS_DATA", folder.toString(),
                "PRECIS_MODEL", "openai/test-1",
                "OPENAI_API_KEY", "key-123",
                "OPENAI_BASE_URL", model.uri().toString()));
        all.putAll(settings);
        service = Wiring.start(Config.read(all, Map.of()));
        return model;
    }

    /** Answers as it was asked to: at once or piece by piece. */
    private static Script right() {
        return connection -> respond(connection, DRAFT);
    }

    private static void respond(ModelServer.Connection connection, String draft) throws IOException {
        if (STREAMED.matcher(connection.request().body()).find()) {
            var pieces = List.of(draft.substring(0, 60), draft.substring(60));
            connection.respond(200, EVENTS, String.join("", StreamWire.events(Wire.OPENAI, pieces, "stop")));
        } else {
            connection.respond(200, JSON, Wire.OPENAI.answer(draft, "stop"));
        }
    }

    private int port() {
        if (service == null) {
            throw new IllegalStateException("Nothing runs");
        }
        return service.port();
    }

    private Socket send(String request) throws IOException {
        var socket = new Socket("127.0.0.1", port());
        socket.setSoTimeout((int) LONG.toMillis());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String request(String accept, String article, String headers) {
        return "POST /v1/summaries HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nAccept: " + accept + "\r\n"
                + headers + "Content-Length: " + article.length() + "\r\n\r\n" + article;
    }

    private HttpResponse<String> summarize(String accept) throws Exception {
        return summarize(accept, ARTICLE);
    }

    private HttpResponse<String> summarize(String accept, String article) throws Exception {
        var request = HttpRequest.newBuilder(address("/v1/summaries?cache=false"))
                .header("Content-Type", "text/plain")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(article));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static JsonNode tree(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static void awaitAsked(ModelServer server, int times) throws InterruptedException {
        while (server.requests().size() < times) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static void awaitLeft(ModelServer server, int times) throws InterruptedException {
        while (server.left() < times) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
