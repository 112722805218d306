package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The API document says what the service does, and the service does what it says. */
class OpenApiTest {
    /** Run with {@code -Dprecis.golden=write} to write it anew, and read what changed before you commit it. */
    private static final Path GOLDEN = Path.of("src/test/resources/dev/precis/web/openapi.golden.json");

    private static final String ARTICLE = "The harbour said 12 ships and 3 tugs left in 2024.";

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        document = server.get("/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isTheSameAsTheOneReviewedBefore() throws IOException {
        var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        if ("write".equals(System.getProperty("precis.golden"))) {
            Files.writeString(GOLDEN, mapper.writeValueAsString(document) + "\n");
        }
        assertThat(mapper.writeValueAsString(document) + "\n")
                .as("written anew with mvn test -Dtest=OpenApiTest -Dprecis.golden=write")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void namesEveryRouteAndNoOther() {
        List<String> declared = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> declared.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(server.routes())
                .filteredOn(route -> !route.startsWith("HEAD ") && !route.startsWith("OPTIONS "))
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void refersOnlyToSchemasItHas() {
        var references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    static Stream<JsonNode> examples() {
        return document.findParents("example").stream().filter(parent -> parent.has("schema"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsExamplesThatFitTheirSchemas(JsonNode content) {
        var schema = content.get("schema");
        if (schema.path("type").asText().equals("object") && !schema.has("properties")) {
            assertThat(content.get("example").isObject()).isTrue();
        } else {
            assertThat(new SchemaCheck(document).check(content.get("example"), schema))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get|/v1/models|",
                "get|/v1/keys|",
                "get|/health/live|",
                "get|/health/ready|",
                "post|/v1/figures|{\"text\": \"%s\"}",
                "post|/v1/figures|{\"html\": \"<p>%s\"}",
                "post|/v1/figures|{\"text\": \"Share\\n%s\", \"title\": \"t\", \"published\": \"2026-11-21\"}",
                "post|/v1/summaries|{\"text\": \"%s\"}",
                "post|/v1/summaries|{\"text\": \"No figure here.\", \"include_text\": true}",
                "post|/v1/checks|{\"text\": \"%s\", \"summary\": \"12 ships, 4 tugs.\"}"
            })
    void describesEachRealAnswer(String method, String path, String body) {
        var answer = body == null ? server.get(path) : server.json(path, body.formatted(ARTICLE));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(new SchemaCheck(document).check(answer.json(), schema(path, method, "200", "application/json")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/figures|{|400",
                "/v1/summaries|{\"text\": 1, \"max_figures\": 2.5}|400",
                "/v1/checks|{\"text\": \" \", \"summary\": \"a\"}|422"
            })
    void describesEachRealProblem(String path, String body, String status) {
        var answer = server.json(path, body);
        assertThat(answer.status()).isEqualTo(Integer.parseInt(status));
        var schema = schema(path, "post", status, "application/problem+json");
        assertThat(new SchemaCheck(document).check(answer.json(), schema)).isEmpty();
    }

    private static JsonNode schema(String path, String method, String status, String type) {
        return document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status)
                .path("content")
                .path(type)
                .path("schema");
    }
}
