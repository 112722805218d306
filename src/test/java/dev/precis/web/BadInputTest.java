package dev.precis.web;

import static dev.precis.web.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, its answer says so in one shape. */
class BadInputTest {
    private static final String FIGURES = "/v1/figures";
    private static final String SUMMARIES = "/v1/summaries";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                fields("{}", ""),
                fields("{'text': null}", ""),
                fields("{'title': 'x'}", ""),
                fields("{'text': 'a', 'html': 'b'}", "/html"),
                fields("{'text': '', 'html': 'b'}", "/html"),
                fields("{'text': 'a', 'html': 'b', 'url': 'http://c.example'}", "/html", "/url"),
                fields("{'text': 5}", "/text"),
                fields("{'text': ['a']}", "/text"),
                fields("{'html': {'a': 1}}", "/html"),
                fields("{'text': 'a', 'colour': 1}", "/colour"),
                fields("{'text': 'a', 'offsetUnit': 'utf8'}", "/offsetUnit"),
                fields("{'text': 'a', 'a/b~c': 1}", "/a~1b~0c"),
                fields("{'text': 'a', 'sentences': 3}", "/sentences"),
                fields("{'text': 'a', 'offset_unit': 'utf-8'}", "/offset_unit"),
                fields("{'text': 'a', 'offset_unit': 'UTF8'}", "/offset_unit"),
                fields("{'text': 'a', 'offset_unit': true}", "/offset_unit"),
                fields("{'text': 'a', 'include_text': 1}", "/include_text"),
                fields("{'text': 'a', 'include_text': 'true'}", "/include_text"),
                fields("{'text': 'a', 'language': 'en_US'}", "/language"),
                fields("{'text': 'a', 'language': ''}", "/language"),
                fields("{'text': 'a', 'language': 'e'}", "/language"),
                fields("{'text': 'a', 'published': 'yesterday'}", "/published"),
                fields("{'text': 'a', 'published': '2026-02-30'}", "/published"),
                fields("{'text': 'a', 'published': '2026-11-21T12:00'}", "/published"),
                fields("{'text': 'a', 'published': '2026-11-21T25:00:00Z'}", "/published"),
                fields("{'text': 'a', 'source_url': 'ftp://example.org/a'}", "/source_url"),
                fields("{'text': 'a', 'source_url': '/story'}", "/source_url"),
                fields("{'text': 'a', 'source_url': 'http://exa mple.org'}", "/source_url"),
                fields("{'text': 'a', 'title': '" + "t".repeat(1_001) + "'}", "/title"),
                fields("{'text': 'half \\ud83d a pair'}", "/text"),
                fields("{'text': 'half \\ude00 a pair'}", "/text"),
                fields("{'text': 'a', 'max_figures': '5'}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': 5.0}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': -1}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': 101}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': 99999999999999999999}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': 1e999999999}", "/max_figures"),
                fields("{'text': 'a', 'max_figures': true}", "/max_figures"),
                fields("{'text': 'a', 'length': 'huge'}", "/length"),
                fields("{'text': 'a', 'length': 3}", "/length"),
                fields("{'text': 'a', 'length': {}}", "/length"),
                fields("{'text': 'a', 'length': {'sentences': 0}}", "/length/sentences"),
                fields("{'text': 'a', 'length': {'sentences': 51}}", "/length/sentences"),
                fields("{'text': 'a', 'length': {'words': 9}}", "/length/words"),
                fields("{'text': 'a', 'length': {'words': '20'}}", "/length/words"),
                fields("{'text': 'a', 'length': {'words': 20, 'sentences': 2}}", "/length"),
                fields("{'text': 'a', 'length': {'pages': 1}}", "/length"),
                fields("{'text': 'a', 'style': 'haiku'}", "/style"),
                fields("{'text': 'a', 'verification': 'off'}", "/verification"),
                fields("{'text': 'a', 'cache': 'no'}", "/cache"),
                fields("{'text': 'a', 'model': 7}", "/model"),
                fields("{'text': 'a', 'summary_language': 'english please'}", "/summary_language"),
                fields(
                        "{'text': 1, 'title': 2, 'who': 3, 'max_figures': 4.5}",
                        "/text",
                        "/title",
                        "/who",
                        "/max_figures"));
    }

    private static Arguments fields(String body, String... pointers) {
        return arguments(body, List.of(pointers));
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void namesEveryWrongFieldByItsPointer(String body, List<String> pointers) {
        var answer = server.json(SUMMARIES, body.replace('\'', '"'));
        assertProblem(answer, ProblemType.INVALID_REQUEST).at(pointers.toArray(String[]::new));
    }

    @Test
    void proposesTheFieldThatWasProbablyMeant() {
        var answer = server.json(SUMMARIES, "{\"text\": \"a\", \"maxFigures\": 3}");
        assertProblem(answer, ProblemType.INVALID_REQUEST).saying("/maxFigures", "did you mean max_figures?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\n\\t"})
    void findsNoArticleInBlankText(String text) {
        assertProblem(server.json(FIGURES, "{\"text\": \"" + text + "\"}"), ProblemType.NO_ARTICLE);
    }

    @Test
    void findsNoArticleInFurniture() {
        assertProblem(server.json(FIGURES, "{\"text\": \"Share this\"}"), ProblemType.NO_ARTICLE);
    }

    @Test
    void answersATextWithoutFiguresWithAnEmptyList() {
        var answer = server.json(FIGURES, "{\"text\": \"Nothing is counted here.\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("figures").isArray()).isTrue();
        assertThat(answer.json().path("figures")).isEmpty();
    }

    @Test
    void refusesToFetch() {
        var answer = server.json(FIGURES, "{\"url\": \"https://example.org/story\"}");
        assertProblem(answer, ProblemType.FETCHING_UNAVAILABLE).saying("PRECIS_FETCH");
    }

    @Test
    void namesTheConfiguredModelsWhereOneIsUnknown() {
        var answer = server.json(SUMMARIES, "{\"text\": \"a\", \"model\": \"nobody/nothing\"}");
        assertProblem(answer, ProblemType.UNKNOWN_MODEL).saying("embedded/extractive", "test/translator");
    }

    @Test
    void refusesToTranslateWithTheEmbeddedDrafter() {
        var wanted =
                "{\"text\": \"12 ships\", \"language\": \"en-GB\", \"summary_language\": \"%s\", \"model\": \"%s\"}";
        assertProblem(
                        server.json(SUMMARIES, wanted.formatted("de", "embedded/extractive")),
                        ProblemType.LANGUAGE_UNAVAILABLE)
                .saying("embedded/extractive cannot translate");
        assertThat(server.json(SUMMARIES, wanted.formatted("en-US", "embedded/extractive"))
                        .status())
                .isEqualTo(200);
        assertThat(server.json(SUMMARIES, wanted.formatted("de", "test/translator"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesATextThatIsTooLong() {
        var body = "{\"text\": \"" + "a".repeat(2_000_001) + "\"}";
        assertProblem(server.json(FIGURES, body), ProblemType.CONTENT_TOO_LARGE).saying("2000001", "2000000");
    }

    @Test
    void refusesFiftyMegabytes() {
        var answer = server.post(FIGURES, "text/plain", new byte[50_000_000]);
        assertProblem(answer, ProblemType.CONTENT_TOO_LARGE).saying("5000000 bytes");
    }

    @Test
    void refusesFiftyMegabytesInChunks() {
        var chunk = new byte[100_000];
        var body = BodyPublishers.ofByteArrays(Collections.nCopies(500, chunk));
        var answer = server.send("POST", FIGURES, body, "Content-Type", "text/plain");
        assertProblem(answer, ProblemType.CONTENT_TOO_LARGE).saying("5000000 bytes");
    }

    static Stream<Arguments> brokenEncodings() {
        return Stream.of(
                arguments("text/plain", bytes('a', 0xFF)),
                arguments("text/plain", bytes(0xC0, 0x80)),
                arguments("text/plain", bytes(0xED, 0xA0, 0x80)),
                arguments("text/plain", bytes(0xF4, 0x90, 0x80, 0x80)),
                arguments("text/plain", bytes('a', 0xE2, 0x82)),
                arguments("text/plain; charset=utf-16", bytes(0x00, 0x61, 0x00)),
                arguments("text/plain; charset=us-ascii", bytes('a', 0xE9)),
                arguments("text/html", bytes('<', 'p', '>', 0x80)),
                arguments("application/json", bytes('{', '"', 0xFF, '"', ':', '1', '}')));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("brokenEncodings")
    void repairsNoBrokenEncoding(String type, byte[] body) {
        assertProblem(server.post(FIGURES, type, body), ProblemType.INVALID_ENCODING);
    }

    @Test
    void readsTextInTheCharsetThatItsTypeNames() {
        for (var charset : List.of("iso-8859-1", "windows-1252", "utf-16", "utf-8", "UTF-16LE")) {
            var body = "Über 12 Schiffe".getBytes(Charset.forName(charset));
            var answer = server.post(FIGURES + "?include_text=true", "text/plain; charset=\"" + charset + "\"", body);
            assertThat(answer.json().at("/article/text").asText()).as(charset).isEqualTo("Über 12 Schiffe");
        }
    }

    @Test
    void leavesAByteOrderMarkOut() {
        var marked = "\uFEFF12 ships".getBytes(StandardCharsets.UTF_8);
        var answer = server.post(FIGURES, "text/plain", marked);
        assertThat(answer.json().at("/figures/0/start").asInt(-1)).isZero();
        var json = "\uFEFF{\"text\": \"12 ships\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(server.post(FIGURES, "application/json", json).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain; charset=klingon",
                "text/plain; charset=\"in valid\"",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "text/*",
                "plain",
                "application/vnd.api+json"
            })
    void readsNoOtherMediaType(String type) {
        assertProblem(
                server.post(FIGURES, type, "12 ships".getBytes(StandardCharsets.UTF_8)),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void asksForAContentTypeWhereThereIsNone() {
        var answer = server.send("POST", FIGURES, BodyPublishers.ofString("12 ships"));
        assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE).saying("Content-Type is missing");
    }

    @Test
    void readsNoCompressedBody() {
        var answer = server.post(FIGURES, "text/plain", new byte[] {0x1F, (byte) 0x8B}, "Content-Encoding", "gzip");
        assertProblem(answer, ProblemType.UNSUPPORTED_MEDIA_TYPE).saying("Compressed");
    }

    @Test
    void readsOptionsOfABareArticleFromTheQuery() {
        var answer = server.post(
                SUMMARIES + "?max_figures=1&title=A+%C3%9F&sentences=3&offset_unit=utf8&cache=false",
                "text/plain",
                "é 12 ships and 13 boats".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().at("/article/title").asText()).isEqualTo("A ß");
        assertThat(answer.json().path("figures")).hasSize(1);
        assertThat(answer.json().at("/figures/0/start").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "max_figures=x, max_figures",
        "max_figures=1&max_figures=2, max_figures",
        "max_figures=, max_figures",
        "cache=yes, cache",
        "text=a, text",
        "nothing=1, nothing",
        "length=3, length",
        "sentences=2&words=20, length",
        "offset_unit=byte, offset_unit"
    })
    void namesWrongQueryParameters(String query, String parameter) {
        var answer = server.post(SUMMARIES + "?" + query, "text/plain", "12 ships".getBytes(StandardCharsets.UTF_8));
        assertProblem(answer, ProblemType.INVALID_REQUEST).atParameters(parameter);
    }

    @Test
    void takesNoOptionsFromTheQueryBesideJson() {
        var answer = server.json(FIGURES + "?offset_unit=utf8", "{\"text\": \"12 ships\"}");
        assertProblem(answer, ProblemType.INVALID_REQUEST).atParameters("offset_unit");
    }

    @Test
    void asksForTheTextToCheck() {
        assertProblem(server.json("/v1/checks", "{\"text\": \"a\"}"), ProblemType.INVALID_REQUEST)
                .at("/summary");
        assertProblem(server.json("/v1/checks", "{\"text\": \"a\", \"summary\": \" \"}"), ProblemType.INVALID_REQUEST)
                .at("/summary");
    }

    @ParameterizedTest
    @CsvSource({
        "text/event-stream",
        "text/html",
        "application/xml",
        "application/json;q=0",
        "'*/*, application/json;q=0'",
        "application/problem+json"
    })
    void refusesToAnswerInAnotherForm(String accept) {
        var answer = server.json(FIGURES, "{\"text\": \"a\"}", "Accept", accept);
        assertProblem(answer, ProblemType.NOT_ACCEPTABLE).saying("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "text/html, application/json;q=0.1",
                "APPLICATION/JSON; charset=utf-8"
            })
    void answersWhereAcceptAllowsIt(String accept) {
        assertThat(server.json(FIGURES, "{\"text\": \"a\"}", "Accept", accept).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/figures, 'POST, OPTIONS'",
        "PUT, /v1/summaries, 'POST, OPTIONS'",
        "DELETE, /v1/checks, 'POST, OPTIONS'",
        "PATCH, /v1/models, 'GET, HEAD, OPTIONS'",
        "TRACE, /v1/models, 'GET, HEAD, OPTIONS'",
        "POST, /health/live, 'GET, HEAD, OPTIONS'",
        "POST, /openapi.json, 'GET, HEAD, OPTIONS'"
    })
    void namesTheMethodsThatAnAddressTakes(String method, String path, String allowed) {
        var answer = server.send(method, path, BodyPublishers.noBody());
        assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
        assertThat(answer.header("Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    @Test
    void knowsNoOtherMethods() {
        assertProblem(server.send("BREW", "/v1/models", BodyPublishers.noBody()), ProblemType.METHOD_NOT_ALLOWED);
    }

    @Test
    void letsNoHeaderTurnOneMethodIntoAnother() {
        var answer = server.send("POST", "/v1/models", BodyPublishers.noBody(), "X-HTTP-Method-Override", "GET");
        assertProblem(answer, ProblemType.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/figure",
                "/v2/figures",
                "/V1/figures",
                "/docs/secret.js",
                "/problems/none",
                "/favicon.ico"
            })
    void knowsNoOtherAddresses(String path) {
        assertProblem(server.get(path), ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/%2e%2e/x", "/docs/..%5c", "/docs/a%2Fb", "/v1/models;x=1/..;/x", "/docs/%00", "/%ff"})
    void refusesAmbiguousAddresses(String path) {
        var answer = server.get(path);
        assertThat(answer.status()).isIn(400, 404);
        assertProblem(answer, answer.status() == 400 ? ProblemType.MALFORMED_REQUEST : ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "title=%C3"})
    void refusesABrokenQuery(String query) throws Exception {
        var answer = server.raw(
                "POST /v1/figures?" + query
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\na");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }
}
