package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.precis.draft.Brief;
import dev.precis.draft.Brief.Length;
import dev.precis.summary.Options.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields by which a request says what summary it wants. */
final class SummaryFields {
    private static final int MAX_SENTENCES = 50;
    private static final int MIN_WORDS = 10;
    private static final int MAX_WORDS = 2_000;
    private static final int MAX_FIGURES_LIMIT = 100;
    private static final Map<String, Length> NAMED =
            Map.of("short", Length.SHORT, "medium", Length.MEDIUM, "long", Length.LONG);

    static final Field<Integer> SENTENCES = Field.integer(
                    "sentences", 1, MAX_SENTENCES, "Length in sentences; as JSON write length: {\"sentences\": n}.")
            .standing(Field.Place.ONLY_IN_QUERY);
    static final Field<Integer> WORDS = Field.integer(
                    "words", MIN_WORDS, MAX_WORDS, "Length in words; as JSON write length: {\"words\": n}.")
            .standing(Field.Place.ONLY_IN_QUERY);
    static final Field<Length> LENGTH = new Field<>(
            "length",
            "How long the summary should be: short (2 sentences), medium (4), long (8), or a number of sentences or words.",
            lengthSchema(),
            namedLengthSchema(),
            SummaryFields::length,
            TextNode::valueOf,
            Field.Place.ANYWHERE);
    static final Field<Brief.Style> STYLE =
            Field.choice("style", Brief.Style.PARAGRAPH, "One paragraph, or one line for each sentence.");
    static final Field<String> SUMMARY_LANGUAGE = Field.parsed(
            "summary_language",
            40,
            "Language of the summary as a BCP 47 tag; the article's own where it is not given. The embedded drafter cannot translate.",
            "",
            ArticleFields::language);
    static final Field<String> FOCUS = Field.text("focus", 1_000, "What the reader cares about, in free words.");
    static final Field<Integer> MAX_FIGURES = Field.integer(
                    "max_figures", 0, MAX_FIGURES_LIMIT, "At most this many key figures.")
            .standard(Brief.DEFAULT_MAX_FIGURES);
    static final Field<String> MODEL =
            Field.text("model", 200, "One of GET /v1/models; the default where it is not given.");
    static final Field<Verification> VERIFICATION = Field.choice(
            "verification",
            Verification.STRICT,
            "strict withholds every sentence that cannot be proven; annotate keeps it and lists its findings.");
    static final Field<Boolean> CACHE =
            Field.flag("cache", true, "Whether an answer that is already known may be given again.");

    static final List<Field<?>> ALL = all();

    private SummaryFields() {}

    /** The length that a request asks for, in whichever of its forms. */
    static Length length(Fields fields) {
        var sentences = fields.get(SENTENCES);
        var words = fields.get(WORDS);
        var length = fields.get(LENGTH);
        if (List.of(SENTENCES, WORDS, LENGTH).stream().filter(fields::has).count() > 1) {
            fields.complain(LENGTH.name(), "", "must be the only one of length, sentences and words");
        } else if (sentences != null || words != null) {
            return new Length(sentences, words);
        }
        return length == null ? Length.MEDIUM : length;
    }

    private static @Nullable Length length(JsonNode value, Field.Complaint complaint) {
        if (value.isTextual() && NAMED.containsKey(value.textValue())) {
            return NAMED.get(value.textValue());
        }
        if (!(value instanceof ObjectNode object)) {
            complaint.say("must be short, medium, long, {\"sentences\": n} or {\"words\": n}");
            return null;
        }
        if (object.size() != 1 || !(object.has("sentences") || object.has("words"))) {
            complaint.say("must have one of sentences and words, and nothing else");
            return null;
        }
        var field = object.has("sentences") ? SENTENCES : WORDS;
        var number = field.reader()
                .read(object.get(field.name()), (below, detail) -> complaint.say("/" + field.name() + below, detail));
        if (number == null) {
            return null;
        }
        return field == SENTENCES ? new Length(number, null) : new Length(null, number);
    }

    private static ObjectNode lengthSchema() {
        var schema = JsonNodeFactory.instance.objectNode();
        var forms = schema.putArray("oneOf");
        forms.add(namedLengthSchema());
        for (var field : List.of(SENTENCES, WORDS)) {
            var form = forms.addObject().put("type", "object").put("additionalProperties", false);
            form.putObject("properties").set(field.name(), field.schema());
            form.putArray("required").add(field.name());
        }
        return schema;
    }

    private static ObjectNode namedLengthSchema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "string").put("default", "medium");
        schema.putArray("enum").add("short").add("medium").add("long");
        return schema;
    }

    private static List<Field<?>> all() {
        List<Field<?>> all = new ArrayList<>(ArticleFields.ALL);
        all.addAll(List.of(
                LENGTH, SENTENCES, WORDS, STYLE, SUMMARY_LANGUAGE, FOCUS, MAX_FIGURES, MODEL, VERIFICATION, CACHE));
        return List.copyOf(all);
    }
}
