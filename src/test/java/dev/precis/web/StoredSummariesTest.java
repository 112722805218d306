package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.precis.article.Article;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.store.Storage;
import dev.precis.store.TestStorage;
import dev.precis.summary.Options;
import dev.precis.summary.Step;
import dev.precis.summary.Summary;
import dev.precis.summary.UnverifiableException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of an answer, and how a request can be sent again. */
class StoredSummariesTest {
    private static final String BODY = "{\"text\": \"12 ships left\"}";

    private final AtomicInteger runs = new AtomicInteger();
    private Storage storage;
    private TestServer server;

    @BeforeEach
    void start() {
        storage = TestStorage.embedded();
        server = start(storage);
    }

    @AfterEach
    void stop() {
        server.close();
        storage.close();
    }

    private TestServer start(Storage kept) {
        var plain = TestPipeline.with(this::summarize);
        return TestServer.start(
                WebSettings.DEFAULT,
                new Pipeline(
                        plain.intake(),
                        plain.reader(),
                        plain.gate(),
                        plain.summarizer(),
                        plain.models(),
                        kept,
                        plain.access(),
                        "test"));
    }

    private Summary summarize(Article article, Options options, Consumer<Step> listener) {
        int run = runs.incrementAndGet();
        if (article.text().contains("slow")) {
            sleep(400);
        }
        if (article.text().contains("fail once") && run == 1) {
            throw new ModelUnavailableException(ModelUnavailableException.Reason.TIMEOUT, "too slow", null);
        }
        if (article.text().contains("unverifiable")) {
            throw new UnverifiableException("Nothing could be proven", List.of());
        }
        var summary = TestPipeline.summarize(article, options, UUID.randomUUID().toString());
        listener.accept(new Step.FiguresFound(summary.reading()));
        for (var sentence : summary.sentences()) {
            listener.accept(new Step.SentenceChecked(0, sentence));
        }
        return summary;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void givesASummaryAgainByteForByte() {
        var first = summarize(BODY);
        var again = server.get(path(first));
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        var tag = again.header("ETag");
        for (var match : List.of(tag, "\"other\", W/" + tag, "*")) {
            var unchanged = server.get(path(first), "If-None-Match", match);
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.text()).isEmpty();
            assertThat(unchanged.header("ETag")).isEqualTo(tag);
        }
        assertThat(server.get(path(first), "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
        assertThat(server.send("HEAD", path(first), BodyPublishers.noBody()).status())
                .isEqualTo(200);
    }

    @Test
    void forgetsASummary() {
        var first = summarize(BODY, "Idempotency-Key", "k");
        assertThat(delete(first).status()).isEqualTo(204);
        assertProblem(server.get(path(first)), ProblemType.NOT_FOUND);
        assertProblem(delete(first), ProblemType.NOT_FOUND);
        assertThat(summarize(BODY, "Idempotency-Key", "k").header("Idempotency-Replayed"))
                .isEmpty();
        assertThat(runs).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "0197-", "019a5e0c-7a3c-7cc3-98c4-dc0c0c07398f", "%27%20or%201=1"})
    void doesNotKnowOtherIds(String id) {
        assertProblem(server.get("/v1/summaries/" + id), ProblemType.NOT_FOUND);
    }

    @Test
    void answersFromWhatItKnows() {
        var first = summarize("{\"text\": \"12 ships left\", \"title\": \"1.50 or 2.0\"}")
                .json();
        var second = summarize("{\"text\": \"12 ships left\", \"title\": \"1.50 or 2.0\"}")
                .json();
        assertThat(first.at("/model/cached").asBoolean()).isFalse();
        assertThat(second.at("/model/cached").asBoolean()).isTrue();
        assertThat(second.at("/timings_ms/model").asInt()).isZero();
        for (var field : List.of("model", "timings_ms")) {
            ((ObjectNode) first).remove(field);
            ((ObjectNode) second).remove(field);
        }
        assertThat(second).hasToString(first.toString());
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"12 ships left.\"}",
                "{\"html\": \"12 ships left\"}",
                "{\"text\": \"12 ships left\", \"title\": \"T\"}",
                "{\"text\": \"12 ships left\", \"language\": \"en\"}",
                "{\"text\": \"12 ships left\", \"length\": \"short\"}",
                "{\"text\": \"12 ships left\", \"focus\": \"ships\"}",
                "{\"text\": \"12 ships left\", \"style\": \"bullets\"}",
                "{\"text\": \"12 ships left\", \"max_figures\": 7}",
                "{\"text\": \"12 ships left\", \"offset_unit\": \"utf16\"}",
                "{\"text\": \"12 ships left\", \"include_text\": true}",
                "{\"text\": \"12 ships left\", \"verification\": \"annotate\"}",
                "{\"text\": \"12 ships left\", \"model\": \"test/translator\"}",
                "{\"text\": \"12 ships left\", \"cache\": false}"
            })
    void doesNotTakeOneQuestionForAnother(String other) {
        summarize(BODY);
        assertThat(summarize(other).json().at("/model/cached").asBoolean()).isFalse();
        assertThat(runs).hasValue(2);
    }

    @Test
    void storesAFreshAnswerToo() {
        summarize(BODY);
        var fresh = summarize("{\"text\": \"12 ships left\", \"cache\": false}");
        assertThat(server.get(path(fresh)).status()).isEqualTo(200);
        assertThat(summarize(BODY).json().path("id")).isEqualTo(fresh.json().path("id"));
    }

    /** C10. */
    @Test
    void runsOnceForFiftyRequestsWithOneKey() throws Exception {
        var answers = together(
                50, () -> summarize("{\"text\": \"slow 12 ships\", \"cache\": false}", "Idempotency-Key", "k"));
        assertThat(runs).hasValue(1);
        assertThat(answers).extracting(TestServer.Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(TestServer.Answer::text)
                .containsOnly(answers.get(0).text());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void runsOnceForManyEqualRequestsWithoutAKey() throws Exception {
        var answers = together(20, () -> summarize("{\"text\": \"slow 12 ships\"}"));
        assertThat(runs).hasValue(1);
        assertThat(answers)
                .extracting(answer -> answer.json().path("id").asText())
                .containsOnly(answers.get(0).json().path("id").asText());
    }

    /** C11. */
    @Test
    void refusesAKeyForAnotherRequest() {
        summarize(BODY, "Idempotency-Key", "k");
        assertProblem(
                summarize("{\"text\": \"13 ships\"}", "Idempotency-Key", "k"), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertProblem(server.json("/v1/figures", BODY, "Idempotency-Key", "k"), ProblemType.IDEMPOTENCY_KEY_REUSED);
        assertThat(runs).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/figures", "/v1/checks"})
    void answersOtherPostsTheSameAgain(String path) {
        var body = path.endsWith("checks") ? "{\"text\": \"12 ships\", \"summary\": \"12 ships\"}" : BODY;
        var first = server.json(path, body, "Idempotency-Key", "k");
        var second = server.json(path, body, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }

    @Test
    void keepsNothingOfARequestThatWasRefused() {
        assertProblem(summarize("{\"text\": 3}", "Idempotency-Key", "k"), ProblemType.INVALID_REQUEST);
        assertProblem(summarize("{\"text\": \"\"}", "Idempotency-Key", "k"), ProblemType.NO_ARTICLE);
        assertThat(summarize(BODY, "Idempotency-Key", "k").status()).isEqualTo(200);
    }

    @Test
    void keepsNothingOfAFailureThatMayPass() {
        var body = "{\"text\": \"fail once\"}";
        assertProblem(summarize(body, "Idempotency-Key", "k"), ProblemType.PROVIDER_TIMEOUT);
        assertThat(summarize(body, "Idempotency-Key", "k").status()).isEqualTo(200);
    }

    @Test
    void keepsTheProblemThatWorkEndedIn() {
        var body = "{\"text\": \"unverifiable\"}";
        var first = summarize(body, "Idempotency-Key", "k");
        var second = summarize(body, "Idempotency-Key", "k");
        assertProblem(first, ProblemType.UNVERIFIABLE);
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo(MediaType.PROBLEM);
        assertThat(runs).hasValue(1);
    }

    @Test
    void takesAKeyOf255CharactersAndNoMore() {
        assertThat(summarize(BODY, "Idempotency-Key", "k".repeat(255)).status()).isEqualTo(200);
        assertProblem(summarize(BODY, "Idempotency-Key", "a", "Idempotency-Key", "b"), ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "LONG"})
    void refusesOtherKeys(String key) {
        var sent = key.equals("LONG") ? "k".repeat(256) : key;
        assertProblem(summarize(BODY, "Idempotency-Key", sent), ProblemType.INVALID_REQUEST);
    }

    @Test
    void followsAKnownAnswerAsIfItWereNew() {
        var fresh = events(stream(BODY));
        var known = events(stream(BODY));
        assertThat(fresh).hasSize(4);
        assertThat(known.subList(0, 3)).isEqualTo(fresh.subList(0, 3));
        assertThat(known.get(3)).startsWith("id: 4\nevent: summary").contains("\"cached\":true");
        assertThat(runs).hasValue(1);
    }

    /** C4. */
    @Test
    void followsTheSameAnswerAgainUnderItsKey() {
        var fresh = stream(BODY, "Idempotency-Key", "k");
        var again = stream(BODY, "Idempotency-Key", "k");
        assertThat(again.header("Content-Type")).isEqualTo(MediaType.EVENTS);
        assertThat(again.text()).isEqualTo(fresh.text());
        var atOnce = summarize(BODY, "Idempotency-Key", "k");
        assertThat(atOnce.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(fresh.text()).contains("data: " + atOnce.text() + "\n");
        assertThat(runs).hasValue(1);
    }

    private TestServer.Answer stream(String body, String... headers) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Accept", MediaType.EVENTS));
        return summarize(body, all.toArray(String[]::new));
    }

    private static List<String> events(TestServer.Answer answer) {
        return List.of(answer.text().split("\n\n"));
    }

    @Test
    void storesNothingWhereToldSo() {
        try (var nothing = TestStorage.embedded(Duration.ZERO);
                var forgetful = start(nothing)) {
            var first = forgetful.json("/v1/summaries", BODY);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("Precis-Stored")).isEqualTo("false");
            assertProblem(forgetful.get(path(first)), ProblemType.NOT_FOUND);
            assertProblem(
                    forgetful.json("/v1/summaries", BODY, "Idempotency-Key", "k"), ProblemType.IDEMPOTENCY_UNAVAILABLE);
        }
    }

    @Test
    void isNotReadyWithoutItsDatabaseAndSaysSo() {
        storage.close();
        assertProblem(server.get("/health/ready"), ProblemType.STORAGE_UNAVAILABLE);
        assertThat(server.get("/health/live").status()).isEqualTo(200);
        var refused = summarize(BODY);
        assertProblem(refused, ProblemType.STORAGE_UNAVAILABLE);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(runs).hasValue(0);
    }

    private TestServer.Answer summarize(String body, String... headers) {
        return server.json("/v1/summaries", body, headers);
    }

    private TestServer.Answer delete(TestServer.Answer summary) {
        return server.send("DELETE", path(summary), BodyPublishers.noBody());
    }

    private static String path(TestServer.Answer summary) {
        return "/v1/summaries/" + summary.json().path("id").asText();
    }

    private static <T> List<T> together(int threads, Callable<T> work) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            var tasks = IntStream.range(0, threads).mapToObj(i -> work).toList();
            for (var result : pool.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
