package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields by which a request hands in a batch. */
final class BatchFields {
    private static final int MAX_ID = 200;

    /** How urgent a batch is, beside other batches. */
    enum Priority {
        LOW,
        NORMAL,
        HIGH
    }

    static final Field<String> CUSTOM_ID = Field.text(
                    "custom_id", MAX_ID, "Your name for the article, given back with its result; once in a batch.")
            .standing(Field.Place.ONLY_IN_JSON);

    /** What each article may have. */
    static final List<Field<?>> ARTICLE = with(SummaryFields.ALL, CUSTOM_ID);

    /** What may be said of all articles at once. */
    static final List<Field<?>> SHARED = shared();

    static final Field<JsonNode> ARTICLES = new Field<>(
            "articles",
            "The articles, each as POST /v1/summaries takes it, with its own options where they differ, and a custom_id.",
            articlesSchema(),
            articlesSchema(),
            (value, complaint) -> value,
            TextNode::valueOf,
            Field.Place.ONLY_IN_JSON);
    static final Field<ObjectNode> OPTIONS = new Field<>(
            "options",
            "Options for all articles that do not have their own.",
            objectSchema(SHARED),
            objectSchema(SHARED),
            BatchFields::object,
            TextNode::valueOf,
            Field.Place.ONLY_IN_JSON);
    static final Field<String> WEBHOOK_URL = Field.parsed(
                    "webhook_url",
                    2_000,
                    "Address that is told, signed, when the batch has ended; in JSON write webhook: {\"url\": …}.",
                    "uri",
                    ArticleFields::url)
            .standing(Field.Place.ONLY_IN_QUERY);
    static final Field<String> WEBHOOK = new Field<>(
            "webhook",
            "Whom to tell when the batch has ended: {\"url\": \"https://…\"}. The notice is signed after Standard Webhooks.",
            webhookSchema(),
            webhookSchema(),
            BatchFields::webhook,
            TextNode::valueOf,
            Field.Place.ONLY_IN_JSON);
    static final Field<Priority> PRIORITY =
            Field.choice("priority", Priority.NORMAL, "Which batches go first. Single requests go before all of them.");

    /** The members of a batch in JSON. */
    static final List<Field<?>> ENVELOPE = List.of(ARTICLES, OPTIONS, WEBHOOK, PRIORITY);

    /** The query of a batch in lines. */
    static final List<Field<?>> QUERY = with(inQuery(SHARED), WEBHOOK_URL, PRIORITY);

    /** All of them, for the API document. */
    static final List<Field<?>> ALL = with(inQuery(SHARED), ARTICLES, OPTIONS, WEBHOOK, WEBHOOK_URL, PRIORITY);

    private BatchFields() {}

    /** The options that a query gives for all articles, as an article would have them in JSON. */
    static ObjectNode options(Map<String, List<String>> query) {
        var options = JsonNodeFactory.instance.objectNode();
        SHARED.forEach(field -> {
            var values = query.get(field.name());
            if (values != null) {
                options.set(field.name(), field.fromQuery().apply(values.get(0)));
            }
        });
        for (var field : List.of(SummaryFields.SENTENCES, SummaryFields.WORDS)) {
            var value = options.remove(field.name());
            if (value != null) {
                options.putObject(SummaryFields.LENGTH.name()).set(field.name(), value);
            }
        }
        return options;
    }

    private static @Nullable ObjectNode object(JsonNode value, Field.Complaint complaint) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        complaint.say("must be an object, not " + Field.kind(value));
        return null;
    }

    private static @Nullable String webhook(JsonNode value, Field.Complaint complaint) {
        if (!(value instanceof ObjectNode object) || object.size() != 1 || !object.has("url")) {
            complaint.say("must be {\"url\": \"https://…\"}");
            return null;
        }
        return WEBHOOK_URL.reader().read(object.get("url"), (below, detail) -> complaint.say("/url" + below, detail));
    }

    private static List<Field<?>> shared() {
        var own = List.of("text", "html", "url", "title", "outlet", "source_url", "published", "author", "custom_id");
        return SummaryFields.ALL.stream()
                .filter(field -> !own.contains(field.name()))
                .toList();
    }

    private static List<Field<?>> inQuery(List<Field<?>> fields) {
        List<Field<?>> inQuery = new ArrayList<>();
        fields.stream().filter(Field::inQuery).forEach(field -> inQuery.add(field.standing(Field.Place.ONLY_IN_QUERY)));
        return inQuery;
    }

    private static List<Field<?>> with(List<Field<?>> fields, Field<?>... more) {
        List<Field<?>> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static ObjectNode articlesSchema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "array").put("minItems", 1);
        schema.set("items", objectSchema(ARTICLE));
        return schema;
    }

    private static ObjectNode objectSchema(List<Field<?>> fields) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        var properties = schema.putObject("properties");
        fields.stream().filter(Field::inJson).forEach(field -> properties.set(field.name(), field.bodySchema()));
        return schema;
    }

    private static ObjectNode webhookSchema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").putObject("url").put("type", "string").put("format", "uri");
        schema.putArray("required").add("url");
        return schema;
    }
}
