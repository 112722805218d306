package dev.precis.draft;

import static dev.precis.draft.ModelUnavailableException.Reason.AUTHENTICATION;
import static dev.precis.draft.ModelUnavailableException.Reason.BAD_RESPONSE;
import static dev.precis.draft.ModelUnavailableException.Reason.INCOMPLETE;
import static dev.precis.draft.ModelUnavailableException.Reason.PROVIDER_ERROR;
import static dev.precis.draft.ModelUnavailableException.Reason.RATE_LIMITED;
import static dev.precis.draft.ModelUnavailableException.Reason.REFUSED;
import static dev.precis.draft.ModelUnavailableException.Reason.REJECTED;
import static dev.precis.draft.ModelUnavailableException.Reason.TIMEOUT;
import static dev.precis.draft.ModelUnavailableException.Reason.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.sources.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One contract, a subclass a provider, against servers that speak its protocol on loopback. */
@Timeout(60)
abstract class ProviderContract {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Reading READING =
            Readings.of("The army lost {up to 250 soldiers@s1:disputed}.\nIt was cold.", "General Ost");
    private static final String ANSWER = """
            {"headline": "Army losses", "sentences": [{"text": "General Ost says the army lost up to 250 soldiers.",
             "figures": ["f1"], "evidence": [1]}], "key_figures": [{"figure": "f1", "label": "soldiers lost"}]}""";

    private final Wire wire;
    private @Nullable ModelServer server;

    ProviderContract(Wire wire) {
        this.wire = wire;
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void turnsARightAnswerIntoADraft() throws IOException {
        Draft draft = drafter(serve(200, right()), LONG).draft(READING, Brief.DEFAULT);
        assertThat(draft.headline()).isEqualTo("Army losses");
        assertThat(draft.sentences())
                .containsExactly(new Draft.DraftSentence(
                        "General Ost says the army lost up to 250 soldiers.", List.of("f1"), List.of(0)));
        assertThat(draft.keyFigures()).containsExactly(new Draft.KeyFigure("f1", "soldiers lost"));
    }

    @Test
    void countsReasoningAsOutput() throws IOException {
        Draft draft = drafter(serve(200, right()), LONG).draft(READING, Brief.DEFAULT);
        assertThat(draft.usage()).isEqualTo(new Draft.Usage(700, 60, 1));
    }

    @Test
    void asksInTheProvidersForm() throws IOException {
        ModelServer asked = serve(200, right());
        drafter(asked, LONG).draft(READING, Brief.DEFAULT);
        ModelServer.Request request = asked.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo(wire.target);
        assertThat(request.headers()).containsEntry("content-type", "application/json");
        assertThat(request.headers().get(wire.keyHeader)).isEqualTo(wire.keyValue);
        assertThat(request.headers()).doesNotContainKeys("upgrade", "http2-settings");
    }

    @Test
    void sendsInstructionsAndArticleApart() throws IOException {
        ModelServer asked = serve(200, right());
        drafter(asked, LONG).draft(READING, Brief.DEFAULT);
        JsonNode body = Wire.object(asked.onlyRequest().body());
        assertThat(wire.system(body).asText()).isEqualTo(Prompts.SYSTEM);
        assertThat(wire.user(body).asText()).contains("[1] The army lost up to 250 soldiers [f1].");
        if (wire != Wire.GOOGLE) {
            assertThat(body.path("model").asText()).isEqualTo(wire.model);
            assertThat(body.path("stream").asBoolean()).isFalse();
        }
    }

    @Test
    void sendsOurSchemaUnchanged() throws IOException {
        ModelServer asked = serve(200, right());
        drafter(asked, LONG).draft(READING, Brief.DEFAULT);
        JsonNode body = Wire.object(asked.onlyRequest().body());
        assertThat(wire.schema(body)).isEqualTo(Wire.object(Resources.text("draft.schema.json")));
        assertThat(wire.schemaSwitch(body).asText()).isIn("true", "json_schema", "application/json", "object");
    }

    @Test
    void capsTheOutput() throws IOException {
        ModelServer asked = serve(200, right());
        Drafters.of(settings(asked.uri(), LONG).withMaxOutputTokens(777)).draft(READING, Brief.DEFAULT);
        assertThat(wire.cap(Wire.object(asked.onlyRequest().body())).asInt()).isEqualTo(777);
    }

    @Test
    void leavesTheSchemaOutWhereTheServerRefusesSchemas() throws IOException {
        for (AnswerFormat format : List.of(AnswerFormat.JSON, AnswerFormat.PROMPT)) {
            ModelServer asked = serve(200, right());
            Draft draft =
                    Drafters.of(settings(asked.uri(), LONG).withFormat(format)).draft(READING, Brief.DEFAULT);
            assertThat(draft.sentences()).hasSize(1);
            assertThat(asked.onlyRequest().body()).doesNotContain("additionalProperties");
        }
    }

    @Test
    void revisesInTheSameConversation() throws IOException {
        ModelServer asked = serve(200, wire.answer("""
                        {"rewrites": [{"sentence": 1, "text": "The general spoke of losses.", "figures": [],
                         "evidence": [1]}]}""", wire.stop()));
        Draft earlier = new Draft(
                null, List.of(new Draft.DraftSentence("It is so.", List.of(), List.of())), List.of(), Draft.Usage.NONE);
        Draft revised =
                drafter(asked, LONG).revise(READING, Brief.DEFAULT, earlier, List.of(new Objection(0, List.of())));
        assertThat(revised.sentences().get(0).text()).isEqualTo("The general spoke of losses.");
        JsonNode body = Wire.object(asked.onlyRequest().body());
        assertThat(wire.schema(body)).isEqualTo(Wire.object(Resources.text("revision.schema.json")));
        assertThat(body.path(wire == Wire.GOOGLE ? "contents" : "messages").findValuesAsText("role"))
                .endsWith("user", wire == Wire.GOOGLE ? "model" : "assistant", "user");
    }

    @Test
    void mapsEachStatus() throws IOException {
        Map<Integer, Reason> reasons = Map.of(
                400, REJECTED,
                401, AUTHENTICATION,
                403, AUTHENTICATION,
                404, REJECTED,
                408, TIMEOUT,
                422, REJECTED,
                429, RATE_LIMITED,
                500, PROVIDER_ERROR,
                503, PROVIDER_ERROR,
                529, PROVIDER_ERROR);
        for (var row : reasons.entrySet()) {
            ModelUnavailableException failure = fail(ModelServer.json(row.getKey(), wire.error(row.getKey())), LONG);
            assertThat(failure.reason()).as("%s", row.getKey()).isEqualTo(row.getValue());
            assertThat(failure.retryAfter()).isNull();
            assertThat(failure).hasMessageContaining(String.valueOf(row.getKey()));
        }
    }

    @Test
    void keepsRetryAfter() throws IOException {
        for (int status : new int[] {429, 503}) {
            ModelUnavailableException failure =
                    fail(ModelServer.json(status, wire.error(status), "Retry-After: 7"), LONG);
            assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void cannotReadWhatIsNoAnswer() throws IOException {
        List<ModelServer.Script> scripts = List.of(
                ModelServer.json(200, ""),
                ModelServer.json(200, "{}"),
                ModelServer.json(200, "[]"),
                ModelServer.json(200, right().substring(0, right().length() / 2)),
                connection -> connection.respond(200, "text/html", "<html><body>Sign in</body></html>"),
                ModelServer.json(200, wire.answer(ANSWER.substring(0, ANSWER.indexOf("key_figures") - 4), wire.stop())),
                ModelServer.json(200, wire.answer("I'd rather talk about General Ost.", wire.stop())),
                ModelServer.json(200, wire.answer("{\"sentences\": []}", wire.stop())));
        for (ModelServer.Script script : scripts) {
            assertThat(fail(script, LONG).reason()).isEqualTo(BAD_RESPONSE);
        }
    }

    @Test
    void neverTakesACutAnswerForWhole() throws IOException {
        assertThat(fail(ModelServer.json(200, wire.answer(ANSWER, wire.length())), LONG))
                .hasMessageContaining("incomplete")
                .extracting(ModelUnavailableException::reason)
                .isEqualTo(INCOMPLETE);
        assertThat(fail(ModelServer.json(200, right().replace(quoted(wire.stop()), "\"brand_new\"")), LONG)
                        .reason())
                .as("LangChain4j's module for Gemini cannot read an answer whose reason it does not know")
                .isIn(INCOMPLETE, BAD_RESPONSE);
        assertThat(fail(ModelServer.json(200, right().replace(quoted(wire.stop()), "null")), LONG)
                        .reason())
                .as("nor one without a reason")
                .isIn(INCOMPLETE, BAD_RESPONSE);
    }

    @Test
    void knowsARefusal() throws IOException {
        for (String refusal : wire.refusals()) {
            assertThat(fail(ModelServer.json(200, refusal), LONG).reason())
                    .as(refusal)
                    .isEqualTo(REFUSED);
        }
    }

    @Test
    void mapsAnErrorUnderA200ByItsOwnStatus() throws IOException {
        String error = "{\"error\": {\"code\": 429, \"message\": \"slow down\"}}";
        assertThat(fail(ModelServer.json(200, error), LONG).reason()).isEqualTo(RATE_LIMITED);
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (ModelServer elsewhere = new ModelServer(ModelServer.json(200, right()))) {
            ModelUnavailableException failure =
                    fail(ModelServer.json(302, "", "Location: " + elsewhere.uri() + "/stolen"), LONG);
            assertThat(failure.reason()).isEqualTo(REJECTED);
            assertThat(failure).hasMessageContaining("base URL");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void endsAtTheDeadlineWithoutHeaders() throws Exception {
        endsInTime(ModelServer.silent());
    }

    @Test
    void endsAtTheDeadlineWhereTheBodyStalls() throws Exception {
        endsInTime(ModelServer.stalls(right()));
    }

    @Test
    void endsAtTheDeadlineWhereTheBodyDribbles() throws Exception {
        endsInTime(ModelServer.dribbles(Duration.ofMillis(50)));
    }

    @Test
    void cutsAnEndlessBody() throws Exception {
        assertThat(fail(ModelServer.floods(), LONG).reason()).isEqualTo(BAD_RESPONSE);
        assertThat(running().sawClientLeave(LONG)).isTrue();
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        ModelUnavailableException failure = failAt(ModelServer.nobody(), LONG);
        assertThat(failure.reason()).isEqualTo(UNREACHABLE);
        assertThat(failure).hasMessageContaining(wire.provider.baseUrlVariable());
    }

    @Test
    void saysThatTheConnectionBroke() throws IOException {
        assertThat(fail(ModelServer.drops(), LONG).reason()).isEqualTo(UNREACHABLE);
        ModelServer.Script cut = connection ->
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + right().substring(0, 20));
        assertThat(fail(cut, LONG).reason()).isEqualTo(UNREACHABLE);
    }

    /**
     * A client without a deadline would wait for the server for ever. How much later than its deadline a call ends depends
     * on the machine, so that only the load run measures it; on a slow one the deadline may pass before the request is out.
     */
    private void endsInTime(ModelServer.Script script) throws Exception {
        stop();
        server = new ModelServer(script);
        long start = System.nanoTime();
        ModelUnavailableException failure = failAt(server.uri(), SHORT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG);
        assertThat(failure.reason()).isEqualTo(TIMEOUT);
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
        if (!server.requests().isEmpty()) {
            assertThat(server.sawClientLeave(LONG)).isTrue();
        }
    }

    private ModelUnavailableException fail(ModelServer.Script script, Duration timeout) throws IOException {
        stop();
        server = new ModelServer(script);
        ModelUnavailableException failure = failAt(server.uri(), timeout);
        assertThat(server.requests()).hasSize(1);
        return failure;
    }

    private ModelUnavailableException failAt(URI address, Duration timeout) {
        ModelUnavailableException failure =
                catchThrowableOfType(ModelUnavailableException.class, () -> Drafters.of(settings(address, timeout))
                        .draft(READING, Brief.DEFAULT));
        assertThat(failure).isNotNull();
        assertThat(failure).hasMessageContaining(wire.provider.id() + "/" + wire.model);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("key-123", "army lost", "General Ost");
        return failure;
    }

    private ModelServer serve(int status, String body) throws IOException {
        stop();
        server = new ModelServer(ModelServer.json(status, body));
        return server;
    }

    private ModelServer running() {
        return Objects.requireNonNull(server);
    }

    private Drafter drafter(ModelServer at, Duration timeout) {
        return Drafters.of(settings(at.uri(), timeout));
    }

    private ModelSettings settings(URI address, Duration timeout) {
        ModelSettings settings = ModelSettings.parse(wire.provider.id() + "/" + wire.model)
                .withBaseUrl(address)
                .withTimeout(timeout);
        return wire.keyValue == null ? settings : settings.withApiKey("key-123");
    }

    private String right() {
        return wire.answer(ANSWER, wire.stop());
    }

    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}
