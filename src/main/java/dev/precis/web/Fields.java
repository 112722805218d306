package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request. Gathers everything that is wrong with them, so that a caller hears it all at once. A JSON
 * null counts as absent. Not thread-safe.
 */
final class Fields {
    private final Map<String, JsonNode> values = new HashMap<>();
    private final boolean query;
    private final List<FieldError> errors = new ArrayList<>();

    private Fields(boolean query) {
        this.query = query;
    }

    static Fields ofJson(ObjectNode body, List<Field<?>> known) {
        var fields = new Fields(false);
        body.properties().forEach(property -> fields.put(property.getKey(), property.getValue(), known));
        return fields;
    }

    static Fields ofQuery(Map<String, List<String>> parameters, List<Field<?>> known) {
        var fields = new Fields(true);
        parameters.forEach((name, values) -> fields.putParameter(name, values, known));
        return fields;
    }

    Fields with(Field<String> field, JsonNode value) {
        values.put(field.name(), value);
        return this;
    }

    /** The value of a field; null where it is absent or wrong. */
    <T> @Nullable T get(Field<T> field) {
        var value = values.getOrDefault(field.name(), NullNode.getInstance());
        if (value.isNull()) {
            return null;
        }
        return field.reader().read(value, (below, detail) -> complain(field.name(), below, detail));
    }

    <T> T get(Field<T> field, T standard) {
        var value = get(field);
        return value == null ? standard : value;
    }

    boolean has(Field<?> field) {
        return !values.getOrDefault(field.name(), NullNode.getInstance()).isNull();
    }

    void complain(String name, String below, String detail) {
        errors.add(query ? FieldError.inQuery(name, detail) : FieldError.inBody("/" + escape(name) + below, detail));
    }

    /** Complains that an option stands in the query although the body is JSON. */
    void complainOfParameter(String name) {
        errors.add(FieldError.inQuery(name, "must stand in the JSON body; the query is read for bare articles only"));
    }

    /** Complains about the body or query as a whole. */
    void complain(String detail) {
        errors.add(query ? FieldError.inQuery("", detail) : FieldError.inBody("", detail));
    }

    /** Everything that was wrong with the fields read so far. */
    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException where anything was wrong with the fields read so far */
    void check() {
        if (!errors.isEmpty()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, detail())
                    .withErrors(errors)
                    .asException();
        }
    }

    private String detail() {
        var first = errors.get(0);
        var where = first.pointer() != null ? first.pointer() : first.parameter();
        var more = errors.size() == 1 ? "." : " (and " + (errors.size() - 1) + " more, see errors).";
        return (where == null || where.isEmpty() ? "The request " : where + " ") + first.detail() + more;
    }

    private void put(String name, JsonNode value, List<Field<?>> known) {
        if (known.stream().anyMatch(field -> field.name().equals(name) && field.inJson())) {
            values.put(name, value);
        } else {
            complain(name, "", "is not a field of this request" + hint(name, known));
        }
    }

    private void putParameter(String name, List<String> given, List<Field<?>> known) {
        var field =
                known.stream().filter(f -> f.name().equals(name) && f.inQuery()).findFirst();
        if (field.isEmpty()) {
            complain(name, "", "is not a query parameter of this request" + hint(name, known));
        } else if (given.size() > 1) {
            complain(name, "", "must be given once");
        } else {
            values.put(name, field.get().fromQuery().apply(given.get(0)));
        }
    }

    private String hint(String name, List<Field<?>> known) {
        var plain = name.replaceAll("[^A-Za-z]", "");
        return known.stream()
                .map(Field::name)
                .filter(other -> other.replace("_", "").equalsIgnoreCase(plain))
                .findFirst()
                .map(other -> "; did you mean " + other + "?")
                .orElse("");
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
