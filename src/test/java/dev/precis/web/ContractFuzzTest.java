package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends what the API document describes, and what is a little beside it, to every operation: no answer may be a failure,
 * have a status that the document does not name, or another shape than it says. Seeded; {@code -Dprecis.fuzz=100000} makes
 * a long run of it, {@code -Dprecis.fuzz.seed=…} another one.
 */
@Timeout(3_600)
class ContractFuzzTest {
    private static final int RUNS = Integer.getInteger("precis.fuzz", 600);
    private static final long SEED = Long.getLong("precis.fuzz.seed", 20_261_122);
    private static final List<String> NAUGHTY = NaughtyText.all();

    private static TestServer server;
    private static JsonNode document;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        server = TestServer.start();
        document = server.get("/openapi.json").json();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** One operation of the document. */
    private record Call(String method, String path, JsonNode declared) {}

    @Test
    void answersOnlyAsTheDocumentSays() {
        var calls = calls();
        for (int i = 0; i < RUNS; i++) {
            var call = calls.get(random.nextInt(calls.size()));
            var body = call.declared.has("requestBody") ? body(call) : "";
            check(call, body, i);
        }
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> calls.add(new Call(
                        method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), method.getValue()))));
        return calls;
    }

    private void check(Call call, String body, int turn) {
        var path = call.path.replaceAll("\\{\\w+}", random.nextBoolean() ? "no-article" : "x%C3%A9" + random.nextInt());
        var answer = body.isEmpty()
                ? server.send(call.method, path, BodyPublishers.noBody())
                : server.send(call.method, path, BodyPublishers.ofString(body), "Content-Type", "application/json");
        var what = "seed " + SEED + ", turn " + turn + ": " + call.method + " " + path + " " + body;
        var shown = what.substring(0, Math.min(600, what.length()));
        assertThat(answer.status()).as(shown + "\n" + answer.text()).isLessThan(500);
        var response = call.declared.path("responses").path(String.valueOf(answer.status()));
        assertThat(response.isMissingNode())
                .as(shown + "\nundocumented " + answer.status())
                .isFalse();
        var type = answer.header("Content-Type").split(";")[0];
        var schema = response.path("content").path(type).path("schema");
        if (type.endsWith("json") && (schema.has("$ref") || schema.has("properties"))) {
            assertThat(new SchemaCheck(document).check(answer.json(), schema))
                    .as(shown)
                    .isEmpty();
        }
    }

    private String body(Call call) {
        var schema = call.declared.at("/requestBody/content/application~1json/schema");
        var body = JsonNodeFactory.instance.objectNode();
        boolean url = random.nextInt(20) == 0;
        body.put(url ? "url" : random.nextInt(4) == 0 ? "html" : "text", url ? "https://news.example/a" : text());
        schema.path("properties").properties().forEach(property -> {
            boolean article = List.of("text", "html", "url").contains(property.getKey());
            if (!article && (random.nextInt(4) == 0 || property.getKey().equals("summary"))) {
                body.set(property.getKey(), value(property.getValue(), 0));
            }
        });
        return spoilt(body);
    }

    /** As it should be mostly; else with another field, or cut, or with a byte changed. */
    private String spoilt(ObjectNode body) {
        switch (random.nextInt(12)) {
            case 0 ->
                body.set(random.nextBoolean() ? "colour" : "text", value(JsonNodeFactory.instance.objectNode(), 0));
            case 1 -> {
                var text = body.toString();
                return text.substring(0, 1 + random.nextInt(text.length() - 1));
            }
            case 2 -> {
                var text = new StringBuilder(body.toString());
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(90)));
                return text.toString();
            }
            default -> {}
        }
        return body.toString();
    }

    private String text() {
        return random.nextInt(3) == 0
                ? NAUGHTY.get(random.nextInt(NAUGHTY.size()))
                : "The port said " + random.nextInt(99) + " ships left.";
    }

    /** Mostly what the schema asks for, sometimes of another kind. */
    private JsonNode value(JsonNode schema, int depth) {
        var nodes = JsonNodeFactory.instance;
        var forms = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
        if (forms instanceof ArrayNode && !forms.isEmpty() && random.nextInt(5) > 0) {
            return value(forms.get(random.nextInt(forms.size())), depth + 1);
        }
        if (schema.has("enum") && random.nextInt(6) > 0) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        var type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText();
        var kinds = List.of("string", "integer", "boolean", "null", "array", "object", "number");
        var kind = type.isEmpty() || random.nextInt(6) == 0 ? kinds.get(random.nextInt(kinds.size())) : type;
        return switch (kind) {
            case "integer" -> nodes.numberNode(random.nextBoolean() ? random.nextInt(12) : random.nextLong());
            case "number" -> nodes.numberNode(random.nextGaussian() * 1e6);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "null" -> nodes.nullNode();
            case "array" ->
                depth > 3 ? nodes.arrayNode() : nodes.arrayNode().add(value(schema.path("items"), depth + 1));
            case "object" -> {
                var object = nodes.objectNode();
                schema.path("properties").properties().forEach(each -> {
                    if (depth < 4 && random.nextBoolean()) {
                        object.set(each.getKey(), value(each.getValue(), depth + 1));
                    }
                });
                yield object;
            }
            default -> nodes.textNode(text());
        };
    }
}
