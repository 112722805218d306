package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field of a request: its name, what it means, what it may be, and how it is read. The same declaration reads the
 * field, names what is wrong with it, and describes it in the API document.
 *
 * @param schema JSON Schema 2020-12 of its value in a body
 * @param querySchema the same as a query parameter
 * @param reader takes the value apart
 * @param fromQuery makes the value of a query parameter's text
 * @param place where it may stand
 */
record Field<T>(
        String name,
        String description,
        ObjectNode schema,
        ObjectNode querySchema,
        Reader<T> reader,
        Function<String, JsonNode> fromQuery,
        Place place) {

    /** Where a field may stand. */
    enum Place {
        ANYWHERE,
        ONLY_IN_JSON,
        ONLY_IN_QUERY
    }

    /** Reads a value that is not null. */
    interface Reader<T> {
        /** The value; null where a complaint was made. */
        @Nullable
        T read(JsonNode value, Complaint complaint);
    }

    /** Takes note of what is wrong. */
    interface Complaint {
        /** @param below JSON pointer from the field to the wrong part; empty for the field itself */
        void say(String below, String detail);

        default void say(String detail) {
            say("", detail);
        }
    }

    /** Reads a string further. */
    interface Parser<T> {
        /** @throws IllegalArgumentException saying what the string must be */
        T parse(String value);
    }

    static Field<String> text(String name, int maxLength, String description) {
        return parsed(name, maxLength, description, "", value -> value);
    }

    /** @param format JSON Schema {@code format}; empty for none */
    static <T> Field<T> parsed(String name, int maxLength, String description, String format, Parser<T> parser) {
        var schema = schema("string");
        if (maxLength < Integer.MAX_VALUE) {
            schema.put("maxLength", maxLength);
        }
        if (!format.isEmpty()) {
            schema.put("format", format);
        }
        return new Field<>(
                name, description, schema, schema, string(maxLength, parser), TextNode::valueOf, Place.ANYWHERE);
    }

    static Field<Boolean> flag(String name, boolean standard, String description) {
        Reader<Boolean> reader = (value, complaint) -> {
            if (value.isBoolean()) {
                return value.booleanValue();
            }
            complaint.say("must be true or false, not " + kind(value));
            return null;
        };
        var schema = schema("boolean").put("default", standard);
        return new Field<>(name, description, schema, schema, reader, Field::booleanNode, Place.ANYWHERE);
    }

    static Field<Integer> integer(String name, int least, int most, String description) {
        Reader<Integer> reader = (value, complaint) -> {
            if (!value.isIntegralNumber()) {
                complaint.say("must be a whole number, not " + kind(value));
            } else if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
                complaint.say("must be from " + least + " to " + most);
            } else {
                return value.intValue();
            }
            return null;
        };
        var schema = schema("integer").put("minimum", least).put("maximum", most);
        return new Field<>(name, description, schema, schema, reader, Field::intNode, Place.ANYWHERE);
    }

    static <E extends Enum<E>> Field<E> choice(String name, E standard, String description) {
        var choices = standard.getDeclaringClass().getEnumConstants();
        var names = Arrays.stream(choices).map(Json::name).collect(Collectors.joining(", "));
        Parser<E> parser = value -> Arrays.stream(choices)
                .filter(choice -> Json.name(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of " + names));
        var schema = schema("string").put("default", Json.name(standard));
        Arrays.stream(choices).map(Json::name).forEach(schema.withArray("enum")::add);
        return new Field<>(
                name,
                description,
                schema,
                schema,
                string(Integer.MAX_VALUE, parser),
                TextNode::valueOf,
                Place.ANYWHERE);
    }

    Field<T> standing(Place place) {
        return new Field<>(name, description, schema, querySchema, reader, fromQuery, place);
    }

    /** The same, with a default that the document names. */
    Field<T> standard(int value) {
        var standard = schema.deepCopy().put("default", value);
        return new Field<>(name, description, standard, standard, reader, fromQuery, place);
    }

    boolean inJson() {
        return place != Place.ONLY_IN_QUERY;
    }

    boolean inQuery() {
        return place != Place.ONLY_IN_JSON;
    }

    /** The schema of its value in a JSON body, where a null counts as absent. */
    ObjectNode bodySchema() {
        var whole = JsonNodeFactory.instance.objectNode().put("description", description);
        if (schema.path("type").isTextual() && !schema.has("enum")) {
            whole.setAll(schema.deepCopy());
            whole.putArray("type").add(schema.get("type")).add("null");
        } else {
            var forms = whole.putArray("anyOf");
            forms.add(schema.deepCopy());
            forms.addObject().put("type", "null");
        }
        return whole;
    }

    /** What a value is, for a message about it. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> value.isIntegralNumber() ? "a number" : "a number with a fraction";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            default -> "null";
        };
    }

    private static <T> Reader<T> string(int maxLength, Parser<T> parser) {
        return (value, complaint) -> {
            if (!value.isTextual()) {
                complaint.say("must be a string, not " + kind(value));
                return null;
            }
            var text = value.textValue();
            int lone = loneSurrogate(text);
            if (lone >= 0) {
                complaint.say("holds half a surrogate pair at UTF-16 offset " + lone + "; send whole characters");
            } else if (text.codePointCount(0, text.length()) > maxLength) {
                complaint.say("must have at most " + maxLength + " characters");
            } else {
                return parse(text, parser, complaint);
            }
            return null;
        };
    }

    private static <T> @Nullable T parse(String text, Parser<T> parser, Complaint complaint) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            complaint.say(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Half a pair cannot be written as UTF-8, neither in an answer nor for the article's hash. */
    private static int loneSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (Character.charCount(text.codePointAt(at)) == 1) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static JsonNode intNode(String text) {
        try {
            return IntNode.valueOf(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }

    private static JsonNode booleanNode(String text) {
        return switch (text) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(text);
        };
    }

    private static ObjectNode schema(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
