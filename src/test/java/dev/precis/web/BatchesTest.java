package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.precis.jobs.Secret;
import dev.precis.jobs.WebhookSettings;
import dev.precis.store.TestStorage;
import dev.precis.web.TestServer.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches as callers see them. */
@Timeout(180)
class BatchesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 200;
    private static final WebhookSettings WEBHOOKS = new WebhookSettings(
            List.of(Secret.parse("whsec_" + "A".repeat(32))), true, Duration.ofSeconds(5), List.of());

    private static TestServer server;

    @BeforeAll
    static void start() {
        var limits = new BatchLimits(MOST, 2_000_000, Duration.ofSeconds(20));
        var plain = TestPipeline.with((article, options, listener) ->
                TestPipeline.summarize(article, options, UUID.randomUUID().toString()));
        var pipeline = new Pipeline(
                plain.intake(),
                plain.reader(),
                plain.gate(),
                plain.summarizer(),
                plain.models(),
                TestStorage.embedded(),
                plain.access(),
                "test",
                plain.slots());
        server = TestServer.start(WebSettings.DEFAULT.withBatches(limits), pipeline, WEBHOOKS)
                .working();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersEachArticleInOrder() throws Exception {
        var batch = take(server.json("/v1/batches", batch(120)));
        assertThat(batch.path("object").asText()).isEqualTo("batch");
        assertThat(batch.at("/counts/total").asInt()).isEqualTo(120);
        var end = await(batch.path("id").asText());
        assertThat(end.path("status").asText()).isEqualTo("completed");
        assertThat(end.path("progress").asDouble()).isEqualTo(1);
        assertThat(end.path("counts").toString())
                .isEqualTo("{\"total\":120,\"pending\":0,\"succeeded\":120,\"failed\":0,\"cancelled\":0}");
        var results = lines(server.get(end.path("results").asText()));
        assertThat(results).hasSize(120);
        for (int i = 0; i < results.size(); i++) {
            var result = results.get(i);
            assertThat(result.path("index").asInt()).isEqualTo(i);
            assertThat(result.path("custom_id").asText()).isEqualTo("c" + i);
            assertThat(result.at("/summary/summary/text").asText()).isEqualTo(i + 2 + " ships left.");
        }
    }

    @Test
    void takesLinesWithOptionsInTheQuery() throws Exception {
        var body = IntStream.range(0, 30)
                .mapToObj(i -> "{\"text\": \"" + (i + 2) + " ships, 3 tugs\"}")
                .collect(Collectors.joining("\r\n\n", "", ""));
        var answer = server.post(
                "/v1/batches?max_figures=1&offset_unit=utf8&priority=high",
                "application/x-ndjson",
                body.getBytes(StandardCharsets.UTF_8));
        var end = await(take(answer).path("id").asText());
        var results = lines(server.get(end.path("results").asText()));
        assertThat(results).hasSize(30);
        assertThat(results.get(7).at("/summary/figures")).hasSize(1);
        assertThat(results.get(7).at("/summary/offset_unit").asText()).isEqualTo("utf8");
        assertThat(results.get(7).path("custom_id").isNull()).isTrue();
    }

    @Test
    void letsAnArticleHaveItsOwnOptions() throws Exception {
        var body = "{\"options\": {\"max_figures\": 1}, \"articles\": [{\"text\": \"12 ships, 3 tugs\"},"
                + " {\"text\": \"12 ships, 3 tugs\", \"max_figures\": 5}]}";
        var end = await(take(server.json("/v1/batches", body)).path("id").asText());
        var results = lines(server.get(end.path("results").asText()));
        assertThat(results.get(0).at("/summary/figures")).hasSize(1);
        assertThat(results.get(1).at("/summary/figures")).hasSize(2);
    }

    @Test
    void tellsOfEachArticleThatFailsWhatASingleRequestTells() throws Exception {
        var body = "{\"articles\": [{\"text\": \"  \"}, {\"text\": \"12 ships\"}]}";
        var end = await(take(server.json("/v1/batches", body)).path("id").asText());
        assertThat(end.at("/counts/failed").asInt()).isEqualTo(1);
        var results = lines(server.get(end.path("results").asText()));
        assertThat(results.get(0).path("status").asText()).isEqualTo("failed");
        assertThat(results.get(0).at("/problem/type").asText()).isEqualTo("/problems/no-article");
        assertThat(results.get(1).path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void givesResultsAsAnArrayAndInParts() throws Exception {
        var end = await(take(server.json("/v1/batches", batch(60))).path("id").asText());
        var path = end.path("results").asText();
        var array = server.get(path, "Accept", "application/json");
        assertThat(array.header("Content-Type")).isEqualTo("application/json");
        assertThat(array.json()).hasSize(60);
        var part = lines(server.get(path + "?after=9&limit=5"));
        assertThat(part.stream().map(line -> line.path("index").asInt()).toList())
                .containsExactly(10, 11, 12, 13, 14);
        assertProblem(server.get(path + "?limit=0"), ProblemType.INVALID_REQUEST);
        assertProblem(server.get(path, "Accept", "text/html"), ProblemType.NOT_ACCEPTABLE);
    }

    /** G14: counts are exact, and nothing of a batch with a mistake is taken. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"articles\": [{\"text\": \"a\"}, {\"text\": 5}]}|/articles/1/text",
                "{\"articles\": [{\"text\": \"a\"}, {}]}|/articles/1",
                "{\"articles\": [{\"text\": \"a\", \"langth\": 1}]}|/articles/0/langth",
                "{\"articles\": [{\"text\": \"a\", \"model\": \"no/such\"}]}|/articles/0/model",
                "{\"articles\": [{\"text\": \"a\"}, 7]}|/articles/1",
                "{\"articles\": [{\"custom_id\": \"x\", \"text\": \"a\"}, {\"custom_id\": \"x\", \"text\": \"b\"}]}|/articles/1/custom_id",
                "{\"articles\": [{\"custom_id\": 5, \"text\": \"a\"}]}|/articles/0/custom_id",
                "{\"articles\": []}|/articles",
                "{}|/articles",
                "{\"articles\": {}}|/articles",
                "{\"articles\": [{\"text\": \"a\"}], \"options\": {\"max_figures\": -1}}|/options/max_figures",
                "{\"articles\": [{\"text\": \"a\"}], \"options\": {\"text\": \"b\"}}|/options/text",
                "{\"articles\": [{\"text\": \"a\"}], \"options\": 3}|/options",
                "{\"articles\": [{\"text\": \"a\"}], \"webhook\": {\"url\": \"ftp://example.org\"}}|/webhook/url",
                "{\"articles\": [{\"text\": \"a\"}], \"webhook\": \"https://example.org\"}|/webhook",
                "{\"articles\": [{\"text\": \"a\"}], \"priority\": \"top\"}|/priority",
                "{\"articles\": [{\"text\": \"a\"}], \"more\": 1}|/more"
            })
    void namesTheMistakeInABatch(String body, String pointer) {
        var answer = server.json("/v1/batches", body);
        assertProblem(answer, ProblemType.INVALID_BATCH);
        assertThat(answer.json().at("/errors/0/pointer").asText())
                .as(answer.text())
                .startsWith(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"a\"}\\n{\"text\": 5}\\n|2|/text",
                "{\"text\": \"a\"}\\n\\n{\"text\"\\n|3|''",
                "{\"text\": \"a\"} {\"text\": \"b\"}|1|''",
                "[]|1|''",
                "{\"custom_id\": \"x\", \"text\": \"a\"}\\n{\"custom_id\": \"x\", \"text\": \"b\"}|2|/custom_id"
            })
    void namesTheMistakeInALine(String body, int line, String pointer) {
        var bytes = body.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        var answer = server.post("/v1/batches", "application/x-ndjson", bytes);
        assertProblem(answer, ProblemType.INVALID_BATCH);
        assertThat(answer.json().at("/errors/0/line").asInt()).as(answer.text()).isEqualTo(line);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void listsEachMistakeOnceAndAtMostAHundred() {
        var body = "{\"text\": 1}\n".repeat(150).getBytes(StandardCharsets.UTF_8);
        var answer = server.post("/v1/batches", "application/x-ndjson", body);
        assertProblem(answer, ProblemType.INVALID_BATCH);
        assertThat(answer.json().path("errors")).hasSize(100);
    }

    @Test
    void countsItsArticles() throws Exception {
        assertProblem(server.json("/v1/batches", batch(MOST + 1)), ProblemType.INVALID_BATCH);
        var lines = "{\"text\": \"12 ships\"}\n".repeat(MOST + 1).getBytes(StandardCharsets.UTF_8);
        assertProblem(server.post("/v1/batches", "application/x-ndjson", lines), ProblemType.INVALID_BATCH);
        var id = take(server.json("/v1/batches", batch(MOST))).path("id").asText();
        assertThat(await(id).at("/counts/succeeded").asInt()).isEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"articles\": [{\"text\": \"a\"}]",
                "{\"articles\": [{\"text\": \"a\"}]} {}",
                "{\"articles\": [{\"text\": \"a\"}], \"articles\": []}",
                "{\"articles\": [{\"text\": \"a\"}], \"options\": {}, \"options\": {}}"
            })
    void refusesWhatIsNoJson(String body) {
        assertProblem(server.json("/v1/batches", body), ProblemType.INVALID_JSON);
    }

    @Test
    void refusesNestingAndLongNamesWithoutHarm() {
        assertProblem(server.json("/v1/batches", "[".repeat(100_000)), ProblemType.INVALID_JSON);
        assertProblem(server.json("/v1/batches", "{\"articles\":" + "[".repeat(100_000)), ProblemType.INVALID_JSON);
        assertProblem(server.json("/v1/batches", "{\"" + "n".repeat(100_000) + "\":1}"), ProblemType.INVALID_JSON);
    }

    @Test
    void refusesAnotherEncodingThanUtf8() {
        var body = "{\"articles\": [{\"text\": \"12 ships\"}]}";
        assertProblem(
                server.post("/v1/batches", "application/json", body.getBytes(StandardCharsets.UTF_16LE)),
                ProblemType.INVALID_ENCODING);
        assertProblem(
                server.post("/v1/batches", "text/plain", body.getBytes(StandardCharsets.UTF_8)),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        var broken = body.replace("12", "\u00E9").getBytes(StandardCharsets.ISO_8859_1);
        var answer = server.post("/v1/batches", "application/json", broken);
        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    }

    @Test
    void readsAByteOrderMark() throws Exception {
        var body = ("\uFEFF" + batch(2)).getBytes(StandardCharsets.UTF_8);
        var end = await(take(server.post("/v1/batches", "application/json", body))
                .path("id")
                .asText());
        assertThat(end.at("/counts/succeeded").asInt()).isEqualTo(2);
    }

    @Test
    void takesMoreThanASingleRequestButNotWithoutEnd() throws Exception {
        var padding = " ".repeat(1_900_000);
        assertThat(server.json("/v1/batches", "{\"articles\": [{\"text\": \"12 ships\"}]" + padding + "}")
                        .status())
                .isEqualTo(202);
        assertProblem(
                server.json("/v1/batches", "{\"articles\": [{\"text\": \"12 ships\"}]" + padding + padding + "}"),
                ProblemType.CONTENT_TOO_LARGE);
        assertThat(server.raw("POST /v1/batches HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 3000000\r\nExpect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void tellsWhetherABatchHasChanged() throws Exception {
        var id = take(server.json("/v1/batches", batch(3))).path("id").asText();
        await(id);
        var answer = server.get("/v1/batches/" + id);
        var tag = answer.header("ETag");
        assertThat(server.get("/v1/batches/" + id, "If-None-Match", tag).status())
                .isEqualTo(304);
        var stale = delete(id, "If-Match", "\"other\"");
        assertProblem(stale, ProblemType.PRECONDITION_FAILED);
        var same = delete(id, "If-Match", tag);
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.json().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void knowsNoOtherBatch() {
        var id = "6f1c1a52-4a1e-4c62-9a3c-0b3f0c8f7a11";
        assertProblem(server.get("/v1/batches/" + id), ProblemType.NOT_FOUND);
        assertProblem(server.get("/v1/batches/" + id + "/results"), ProblemType.NOT_FOUND);
        assertProblem(server.get("/v1/batches/x"), ProblemType.NOT_FOUND);
        assertProblem(delete(id), ProblemType.NOT_FOUND);
        assertThat(server.get("/v1/dead-letters").json().path("dead_letters")).isEmpty();
    }

    @Test
    void isTheSameBatchUnderTheSameKey() {
        var first = server.json("/v1/batches", batch(2), "Idempotency-Key", "batch-key");
        var again = server.json("/v1/batches", batch(2), "Idempotency-Key", "batch-key");
        assertThat(take(again)).isEqualTo(take(first));
        var other = server.json("/v1/batches", batch(3), "Idempotency-Key", "batch-key");
        assertProblem(other, ProblemType.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void refusesAWebhookThatCouldNotBeSigned() {
        try (var plain = TestServer.start()) {
            var body = "{\"articles\": [{\"text\": \"a\"}], \"webhook\": {\"url\": \"https://example.org\"}}";
            assertProblem(plain.json("/v1/batches", body), ProblemType.INVALID_BATCH)
                    .saying("PRECIS_WEBHOOK_SECRET");
        }
    }

    private static Answer delete(String id, String... headers) {
        return server.send("DELETE", "/v1/batches/" + id, BodyPublishers.noBody(), headers);
    }

    private static String batch(int articles) {
        return IntStream.range(0, articles)
                .mapToObj(i -> "{\"custom_id\": \"c%d\", \"text\": \"%d ships left.\"}".formatted(i, i + 2))
                .collect(Collectors.joining(",\n", "{\"articles\": [", "]}"));
    }

    private static JsonNode take(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.header("Location"))
                .isEqualTo("/v1/batches/" + answer.json().path("id").asText());
        return answer.json();
    }

    private static JsonNode await(String id) throws InterruptedException {
        while (true) {
            var batch = server.get("/v1/batches/" + id).json();
            if (!batch.path("completed").isNull()) {
                return batch;
            }
            Thread.sleep(30);
        }
    }

    private static List<JsonNode> lines(Answer answer) throws IOException {
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<JsonNode> lines = new ArrayList<>();
        for (var line : answer.text().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
