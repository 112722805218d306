package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Article;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.ModelUnavailableException.Reason;
import dev.precis.grounding.Code;
import dev.precis.grounding.Item;
import dev.precis.summary.Options;
import dev.precis.summary.Step;
import dev.precis.summary.Summarizer;
import dev.precis.summary.Summary;
import dev.precis.summary.UnverifiableException;
import dev.precis.text.Span;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoints answer where the request is right. */
class EndpointsTest {
    private static final Map<Reason, ProblemType> PROVIDER_PROBLEMS = Map.ofEntries(
            Map.entry(Reason.UNREACHABLE, ProblemType.PROVIDER_UNREACHABLE),
            Map.entry(Reason.TIMEOUT, ProblemType.PROVIDER_TIMEOUT),
            Map.entry(Reason.RATE_LIMITED, ProblemType.PROVIDER_QUOTA),
            Map.entry(Reason.AUTHENTICATION, ProblemType.PROVIDER_AUTH),
            Map.entry(Reason.REJECTED, ProblemType.PROVIDER_REJECTED),
            Map.entry(Reason.PROVIDER_ERROR, ProblemType.PROVIDER_ERROR),
            Map.entry(Reason.BAD_RESPONSE, ProblemType.PROVIDER_BAD_RESPONSE),
            Map.entry(Reason.REFUSED, ProblemType.CONTENT_REFUSED),
            Map.entry(Reason.INCOMPLETE, ProblemType.INCOMPLETE),
            Map.entry(Reason.TOO_LONG, ProblemType.ARTICLE_TOO_LONG),
            Map.entry(Reason.SUSPENDED, ProblemType.PROVIDER_ERROR),
            Map.entry(Reason.BUSY, ProblemType.UNAVAILABLE),
            Map.entry(Reason.BUDGET, ProblemType.TOKEN_BUDGET));

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(WebSettings.DEFAULT, TestPipeline.with(EndpointsTest::failOrSummarize));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Fails in the way that the article's text names. */
    private static Summary failOrSummarize(Article article, Options options, Consumer<Step> listener) {
        var text = article.text();
        if (text.equals("UNVERIFIABLE")) {
            throw unverifiable();
        }
        if (text.equals("BUG")) {
            throw new IllegalStateException("secret of the article");
        }
        if (text.equals("DEEP")) {
            throw new StackOverflowError();
        }
        for (var reason : Reason.values()) {
            if (text.equals(reason.name())) {
                throw new ModelUnavailableException(reason, "The model failed: " + reason, null);
            }
        }
        Summarizer summarizer = TestPipeline::summarize;
        return summarizer.summarize(article, options, listener);
    }

    private static UnverifiableException unverifiable() {
        var item = new Item(
                new Span(0, 2),
                Item.Kind.NUMBER,
                Item.Status.UNSUPPORTED,
                Code.NOT_IN_ARTICLE,
                List.of(),
                null,
                List.of(),
                null,
                "The article has no 99.");
        return new UnverifiableException(
                "Nothing could be proven.", List.of(new Summary.Withheld("99 ships sank.", List.of(item))));
    }

    @ParameterizedTest
    @CsvSource({"codepoint, 2, 10", "utf16, 3, 11", "utf8, 5, 13"})
    void countsOffsetsInTheUnitAskedFor(String unit, int start, int end) {
        var body = "{\"text\": \"🚢 12 ships\", \"offset_unit\": \"%s\"}".formatted(unit);
        var answer = server.json("/v1/figures", body).json();
        assertThat(answer.path("offset_unit").asText()).isEqualTo(unit);
        assertThat(answer.at("/figures/0/text").asText()).isEqualTo("12 ships");
        assertThat(answer.at("/figures/0/start").asInt()).isEqualTo(start);
        assertThat(answer.at("/figures/0/end").asInt()).isEqualTo(end);
    }

    @Test
    void countsCodePointsWhereNoUnitIsAskedFor() {
        var answer = server.json("/v1/figures", "{\"text\": \"🚢 12 ships\"}").json();
        assertThat(answer.path("offset_unit").asText()).isEqualTo("codepoint");
        assertThat(answer.at("/figures/0/start").asInt()).isEqualTo(2);
    }

    @Test
    void countsOffsetsInTheCheckedSummaryToo() {
        var answer = server.json("/v1/checks", "{\"text\": \"12 ships\", \"summary\": \"⚓🚢 12 ships, 4 tugs\"}")
                .json();
        assertThat(answer.at("/items/0/start").asInt()).isEqualTo(3);
        assertThat(answer.at("/items/0/figure").asText()).isEqualTo("f1");
        assertThat(answer.at("/items/0/evidence/0/quote").asText()).isEqualTo("12 ships");
        assertThat(answer.at("/items/1/code").asText()).isEqualTo("not_in_article");
        assertThat(answer.path("verdict").asText()).isEqualTo("unsupported");
        assertThat(answer.path("figures")).hasSize(1);
    }

    @Test
    void carriesTheTextOfAPageAndOfATextOnlyWhereAsked() {
        assertThat(server.json("/v1/figures", "{\"html\": \"<p>12 ships</p>\"}")
                        .json()
                        .at("/article/text")
                        .asText())
                .isEqualTo("12 ships");
        assertThat(server.json("/v1/figures", "{\"text\": \"12 ships\"}")
                        .json()
                        .at("/article")
                        .has("text"))
                .isFalse();
        assertThat(server.json("/v1/figures", "{\"text\": \"12 ships\", \"include_text\": true}")
                        .json()
                        .at("/article/text")
                        .asText())
                .isEqualTo("12 ships");
    }

    @Test
    void readsABareArticle() {
        var page = "<p>12 ships</p>".getBytes(StandardCharsets.UTF_8);
        var answer = server.post("/v1/figures?title=T", "text/html; charset=UTF-8", page)
                .json();
        assertThat(answer.at("/figures/0/value").asInt()).isEqualTo(12);
        assertThat(answer.at("/article/title").asText()).isEqualTo("T");
    }

    @Test
    void tellsWhatBecameOfEachNumber() {
        var answer = server.json("/v1/figures", "{\"text\": \"In 2024, 12 ships left.\"}")
                .json();
        assertThat(answer.at("/coverage").toString())
                .isEqualTo("{\"numerals\":2,\"figures\":1,\"not_figures\":{\"date\":1}}");
    }

    @Test
    void givesTheFiguresOfASourceAndTheSourceOfAFigure() {
        var answer = server.json("/v1/figures", "{\"text\": \"The port said 12 ships left.\"}")
                .json();
        assertThat(answer.at("/figures/0/source").asText()).isEqualTo("s1");
        assertThat(answer.at("/figures/0/attribution").toString())
                .isEqualTo("{\"start\":0,\"end\":13,\"text\":\"The port said\",\"speech\":\"reported\"}");
        assertThat(answer.at("/sources/0/figures").toString()).isEqualTo("[\"f1\"]");
    }

    @Test
    void givesAtMostTheKeyFiguresAskedFor() {
        var answer = server.json("/v1/summaries", "{\"text\": \"12 ships, 3 tugs, 9 boats\", \"max_figures\": 2}")
                .json();
        assertThat(answer.path("figures")).hasSize(2);
        assertThat(answer.at("/figures/1/label").asText()).isEqualTo("label of f2");
        assertThat(answer.at("/figures/1/key").asBoolean()).isTrue();
        assertThat(answer.at("/verification/numbers").toString()).isEqualTo("{\"total\":3,\"supported\":3}");
        assertThat(answer.path("created").asText()).isEqualTo("2026-11-21T12:00:00.123Z");
        assertThat(answer.at("/model/cost_usd").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void tellsWhyTheModelFailed(Reason reason) {
        var answer = server.json("/v1/summaries", "{\"text\": \"" + reason + "\"}");
        var type = Objects.requireNonNull(PROVIDER_PROBLEMS.get(reason));
        assertProblem(answer, type).saying("The model failed");
        assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(type.status() != 503 && type.status() != 429);
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, FETCHING_UNAVAILABLE",
        "BAD_ADDRESS, INVALID_REQUEST",
        "UNREACHABLE, URL_BLOCKED",
        "UNSUPPORTED_TYPE, UNSUPPORTED_TYPE",
        "REFUSED, NOT_AN_ARTICLE",
        "FAILED, FETCH_FAILED",
        "BUSY, UNAVAILABLE"
    })
    void tellsWhyNoPageWasFetched(String reason, ProblemType type) {
        for (var path : List.of("/v1/figures", "/v1/summaries")) {
            var answer = server.json(path, "{\"url\": \"https://news.example/" + reason + "\"}");
            assertProblem(answer, type).saying("The page is not there");
            assertThat(answer.header("Retry-After").isEmpty()).isEqualTo(type.status() != 503);
        }
    }

    @Test
    void listsWhatWasWithheldWhereNothingIsLeft() {
        var answer = server.json("/v1/summaries", "{\"text\": \"UNVERIFIABLE\"}");
        assertProblem(answer, ProblemType.UNVERIFIABLE);
        assertThat(answer.json().at("/withheld/0/text").asText()).isEqualTo("99 ships sank.");
        assertThat(answer.json().at("/withheld/0/reasons/0/code").asText()).isEqualTo("not_in_article");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUG", "DEEP"})
    void tellsNothingOfItsInsidesWhereItFails(String fault) {
        var answer = server.json("/v1/summaries", "{\"text\": \"" + fault + "\"}");
        assertProblem(answer, ProblemType.INTERNAL_ERROR);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void keepsTheCallersRequestIdWhereItIsFit() {
        assertThat(server.get("/health/live", "X-Request-Id", "a~1").header("X-Request-Id"))
                .isEqualTo("a~1");
        assertThat(server.get("/nothing", "X-Request-Id", "b")
                        .json()
                        .path("request_id")
                        .asText())
                .isEqualTo("b");
        assertThat(server.get("/health/live", "X-Request-Id", "two words").header("X-Request-Id"))
                .hasSize(24);
        assertThat(server.get("/health/live", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .hasSize(24);
        assertThat(server.get("/health/live").header("X-Request-Id"))
                .isNotEqualTo(server.get("/health/live").header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/docs", "/docs/swagger-ui.css", "/docs/start.js", "/problems/no-article", "/v1/models"})
    void answersHeadWithoutABody(String path) {
        var answer = server.send("HEAD", path, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void tellsTheMethodsOfAnAddressWhenAsked() {
        var answer = server.send("OPTIONS", "/v1/models", BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void explainsEachKindOfProblemOnAPage(ProblemType type) {
        var page = server.get(type.uri(), "Accept", "text/html,*/*;q=0.8");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<h1>", type.uri());
    }

    @Test
    void fetchesNothingFromElsewhereForItsPages() {
        for (var path : List.of("/", "/docs", "/docs/start.js")) {
            assertThat(server.get(path).text()).as(path).doesNotContain("//cdn", "https://", "http://");
        }
        assertThat(server.get("/docs").header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(server.get("/docs/swagger-ui-bundle.js").text()).contains("SwaggerUIBundle");
    }
}
