package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a streamed answer of each provider comes to, also where it breaks off. */
@Timeout(120)
class StreamingContractTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Reading READING = Readings.of("First {10 men} came.\nThen {20 women} came.\nIt rained.");
    private static final String ANSWER = """
            {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1"],"evidence":[1]},\
            {"text":"Then 20 women came.","figures":["f2"],"evidence":[2]}],\
            "key_figures":[{"figure":"f1","label":"men who came"}]}""";
    private static final List<DraftSentence> SENTENCES = List.of(
            new DraftSentence("First 10 men came.", List.of("f1"), List.of(0)),
            new DraftSentence("Then 20 women came.", List.of("f2"), List.of(1)));

    @ParameterizedTest
    @EnumSource(Wire.class)
    void givesTheSameDraftAsAnAnswerAtOnce(Wire wire) throws IOException {
        String body = String.join("", StreamWire.events(wire, pieces(7), wire.stop()));
        try (ModelServer server = new ModelServer(streams(wire, body))) {
            List<DraftSentence> told = new ArrayList<>();
            Draft draft = drafter(wire, server.uri()).draft(READING, Brief.DEFAULT, told::add);
            assertThat(told).isEqualTo(SENTENCES).isEqualTo(draft.sentences());
            assertThat(draft.headline()).isEqualTo("People came");
            assertThat(draft.keyFigures()).containsExactly(new Draft.KeyFigure("f1", "men who came"));
            assertThat(draft.usage()).isEqualTo(new Draft.Usage(700, 60, 1));
            ModelServer.Request request = server.onlyRequest();
            assertThat(request.body() + request.target()).containsPattern("\"stream\" ?: ?true|streamGenerate");
            assertThat(wire.schema(Wire.object(request.body())))
                    .isEqualTo(Wire.object(Resources.text("draft.schema.json")));
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void tellsOfASentenceWhileTheModelStillWrites(Wire wire) throws IOException {
        CountDownLatch heard = new CountDownLatch(1);
        List<String> events = StreamWire.events(wire, pieces(7), wire.stop());
        ModelServer.Script script = connection -> {
            connection.write(head(wire));
            int half = events.size() / 2 + 2;
            connection.write(String.join("", events.subList(0, half)));
            if (!heard.await(30, TimeUnit.SECONDS)) {
                return;
            }
            connection.write(String.join("", events.subList(half, events.size())));
        };
        try (ModelServer server = new ModelServer(script)) {
            Draft draft = drafter(wire, server.uri()).draft(READING, Brief.DEFAULT, sentence -> heard.countDown());
            assertThat(draft.sentences()).isEqualTo(SENTENCES);
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void takesNoStreamForWholeThatEndsWithoutAFinish(Wire wire) throws IOException {
        String whole = String.join("", StreamWire.events(wire, pieces(40), wire.stop()));
        String finish = "\"" + wire.stop() + "\"";
        int step = Integer.getInteger("precis.cuts", 0) > 0 ? 1 : 37;
        for (int cut = 0; cut < whole.length(); cut += step) {
            String part = whole.substring(0, cut);
            if (part.contains(finish)) {
                break;
            }
            try (ModelServer server = new ModelServer(streams(wire, part))) {
                List<DraftSentence> told = new ArrayList<>();
                assertThatThrownBy(() -> drafter(wire, server.uri()).draft(READING, Brief.DEFAULT, told::add))
                        .as("%s cut at %s", wire, cut)
                        .isInstanceOf(ModelUnavailableException.class);
                assertThat(told).isEqualTo(SENTENCES.subList(0, told.size()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void takesNoStreamForWholeThatWasCutByLength(Wire wire) throws IOException {
        String body = String.join("", StreamWire.events(wire, pieces(7), wire.length()));
        assertThat(fail(wire, streams(wire, body)).reason()).isEqualTo(Reason.INCOMPLETE);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void failsOnceWhereAnEventIsBroken(Wire wire) throws IOException {
        List<String> events = StreamWire.events(wire, pieces(7), wire.stop());
        for (String broken : List.of(
                "data: {\"half\n\n", "data: <html>\n\n", "data: {\"error\":{\"message\":\"overloaded\"}}\n\n")) {
            List<String> damaged = new ArrayList<>(events.subList(0, 5));
            damaged.add(wire == Wire.OLLAMA ? broken.substring(6).stripTrailing() + "\n" : broken);
            String body = String.join("", damaged);
            assertThat(fail(wire, streams(wire, body)).reason()).as(broken).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void saysWhatAStatusSays(Wire wire) throws IOException {
        ModelUnavailableException failure = fail(wire, ModelServer.json(429, wire.error(429), "Retry-After: 7"));
        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(fail(wire, ModelServer.drops()).reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void endsTheCallBeforeItsFirstEventWhereTheCallerLeaves(Wire wire) throws Exception {
        try (ModelServer server = new ModelServer(ModelServer.silent())) {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread caller = new Thread(() -> thrown.complete(
                    catchThrowable(() -> drafter(wire, server.uri()).draft(READING, Brief.DEFAULT, sentence -> {}))));
            caller.start();
            while (server.requests().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            caller.interrupt();
            assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
            assertThat(server.sawClientLeave(LONG)).isTrue();
        }
    }

    @Test
    void endsTheCallWhereTheListenerWantsNoMore() throws Exception {
        List<String> events = StreamWire.events(Wire.OPENAI, pieces(7), null);
        ModelServer.Script script = connection -> {
            connection.write(head(Wire.OPENAI) + String.join("", events));
            connection.awaitEnd();
        };
        try (ModelServer server = new ModelServer(script)) {
            RuntimeException enough = new IllegalStateException("enough");
            Throwable thrown =
                    catchThrowable(() -> drafter(Wire.OPENAI, server.uri()).draft(READING, Brief.DEFAULT, sentence -> {
                        throw enough;
                    }));
            assertThat(thrown).isSameAs(enough);
            assertThat(server.sawClientLeave(LONG)).isTrue();
        }
    }

    private static ModelUnavailableException fail(Wire wire, ModelServer.Script script) throws IOException {
        try (ModelServer server = new ModelServer(script)) {
            return catchThrowableOfType(ModelUnavailableException.class, () -> drafter(wire, server.uri())
                    .draft(READING, Brief.DEFAULT, sentence -> {}));
        }
    }

    private static ModelServer.Script streams(Wire wire, String body) {
        return connection -> connection.write(head(wire) + body);
    }

    private static String head(Wire wire) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + StreamWire.type(wire) + "\r\nConnection: close\r\n\r\n";
    }

    private static List<String> pieces(int size) {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < ANSWER.length(); at += size) {
            pieces.add(ANSWER.substring(at, Math.min(at + size, ANSWER.length())));
        }
        return pieces;
    }

    private static Drafter drafter(Wire wire, URI address) {
        assertThat(ANSWER.getBytes(StandardCharsets.UTF_8)).hasSize(ANSWER.length());
        ModelSettings settings = ModelSettings.parse(wire.provider.id() + "/" + wire.model)
                .withBaseUrl(address)
                .withTimeout(LONG);
        return Drafters.of(wire.keyValue == null ? settings : settings.withApiKey("key-123"));
    }
}
