package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.precis.article.Intake;
import dev.precis.draft.ExtractiveDrafter;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.summary.ArticleSummarizer;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nasty strings in every field of text, through the real readers: never a failure of ours, and offsets that fit. */
@Timeout(300)
class NaughtyTextTest {
    private static final List<String> FIELDS =
            List.of("title", "outlet", "source_url", "published", "author", "language");

    private static TestServer server;

    @BeforeAll
    static void start() {
        var intake = new Intake();
        var reader = new ArticleReader(new FigureFinder(), new SourceReader());
        var gate = new Gate();
        var summarizer =
                new ArticleSummarizer(reader::read, List.of(new ExtractiveDrafter()), gate::on, Clock.systemUTC());
        var simple = TestPipeline.standard();
        server = TestServer.start(
                WebSettings.DEFAULT,
                new Pipeline(
                        intake::read,
                        reader::read,
                        gate::check,
                        summarizer,
                        simple.models(),
                        simple.storage(),
                        simple.access(),
                        simple.edition(),
                        simple.slots()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void readsOrRefusesAnyTextAndPointsWhereItSays() {
        var units = List.of("codepoint", "utf16", "utf8");
        int turn = 0;
        for (var text : NaughtyText.all()) {
            var unit = units.get(turn++ % units.size());
            var answer = server.json(
                    "/v1/figures", object("text", text).put("offset_unit", unit).toString());
            assertFine(answer, text, 200, 422);
            Stream.of("figures", "sources")
                    .forEach(list -> answer.json().path(list).forEach(each -> {
                        if (each.has("text")) {
                            assertPoints(text, unit, each);
                        }
                        each.path("mentions").forEach(mention -> assertPoints(text, unit, mention));
                    }));
        }
    }

    @Test
    void summarisesOrRefusesAnyText() {
        for (var text : NaughtyText.all()) {
            var body = object("text", "The port authority said 12 ships left on Monday.\n" + text)
                    .put(
                            "focus",
                            text.substring(
                                    0,
                                    text.offsetByCodePoints(0, Math.min(20, text.codePointCount(0, text.length())))));
            assertFine(server.json("/v1/summaries", body.toString()), text, 200, 400, 422);
        }
    }

    @Test
    void checksAnySummary() {
        for (var text : NaughtyText.all()) {
            var body = object("text", "The port authority said 12 ships left on Monday.")
                    .put("summary", "It said 12" + text + " ships left.");
            assertFine(server.json("/v1/checks", body.toString()), text, 200, 400, 422);
        }
    }

    @Test
    void readsOrRefusesAnyPage() {
        for (var text : NaughtyText.all()) {
            var body = object(
                    "html",
                    "<title>" + text + "</title><p class='" + text + "' style='" + text + "'>12 ships left " + text
                            + "</p>");
            assertFine(server.json("/v1/figures", body.toString()), text, 200, 422);
        }
    }

    @Test
    void takesOrRefusesAnythingElse() {
        int turn = 0;
        for (var text : NaughtyText.all()) {
            var field = FIELDS.get(turn++ % FIELDS.size());
            assertFine(
                    server.json(
                            "/v1/figures",
                            object("text", "12 ships").put(field, text).toString()),
                    text,
                    200,
                    400,
                    422);
        }
    }

    private static ObjectNode object(String field, String value) {
        return JsonNodeFactory.instance.objectNode().put(field, value);
    }

    private static void assertFine(TestServer.Answer answer, String text, Integer... statuses) {
        assertThat(answer.status()).as(shown(text) + ": " + answer.text()).isIn((Object[]) statuses);
        assertThat(answer.text()).as(shown(text)).doesNotContain("Exception", "\tat ");
    }

    private static void assertPoints(String text, String unit, JsonNode place) {
        int start = place.path("start").asInt();
        int end = place.path("end").asInt();
        assertThat(Slice.of(text, unit, start, end))
                .as(shown(text))
                .isEqualTo(place.path("text").asText());
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    /** Cuts as the clients of each unit do. */
    private static final class Slice {
        static String of(String text, String unit, int start, int end) {
            return switch (unit) {
                case "utf16" -> text.substring(start, end);
                case "utf8" -> {
                    var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    yield new String(bytes, start, end - start, java.nio.charset.StandardCharsets.UTF_8);
                }
                default -> text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
            };
        }
    }
}
