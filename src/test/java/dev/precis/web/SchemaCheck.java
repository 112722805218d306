package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Holds a value against a schema of the API document: types, enums, required fields, limits, and (stricter than the
 * document, which may grow) no field that it does not name. Knows the keywords that the document uses.
 */
final class SchemaCheck {
    private final JsonNode document;

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** What is wrong, each with its JSON pointer; empty where the value fits. */
    List<String> check(JsonNode value, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        check(value, schema, "", wrong);
        return wrong;
    }

    private void check(JsonNode value, JsonNode given, String at, List<String> wrong) {
        var schema = given.has("$ref") ? document.at(given.get("$ref").asText().substring(1)) : given;
        if (schema.isMissingNode()) {
            wrong.add(at + ": no schema " + given);
            return;
        }
        for (var name : List.of("anyOf", "oneOf")) {
            if (schema.has(name) && none(value, schema.get(name), at)) {
                wrong.add(at + ": fits none of " + schema.get(name));
            }
        }
        if (schema.has("type") && !isOfType(value, schema.get("type"))) {
            wrong.add(at + ": is not " + schema.get("type") + " but " + value);
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            wrong.add(at + ": is not one of " + schema.get("enum") + " but " + value);
        }
        if (value.isNumber()
                && schema.has("maximum")
                && value.asDouble() > schema.get("maximum").asDouble()) {
            wrong.add(at + ": is above its maximum");
        }
        if (value.isObject() && schema.has("properties") || schema.has("additionalProperties")) {
            checkObject(value, schema, at, wrong);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(value.get(i), schema.path("items"), at + "/" + i, wrong);
        }
    }

    private void checkObject(JsonNode value, JsonNode schema, String at, List<String> wrong) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                wrong.add(at + "/" + name.asText() + ": is missing");
            }
        });
        value.properties().forEach(property -> {
            var below = schema.path("properties").path(property.getKey());
            var other = schema.path("additionalProperties");
            if (below.isMissingNode() && !other.isObject()) {
                wrong.add(at + "/" + property.getKey() + ": is not in the document");
            } else {
                check(property.getValue(), below.isMissingNode() ? other : below, at + "/" + property.getKey(), wrong);
            }
        });
    }

    private boolean none(JsonNode value, JsonNode schemas, String at) {
        return StreamSupport.stream(schemas.spliterator(), false).noneMatch(schema -> {
            List<String> wrong = new ArrayList<>();
            check(value, schema, at, wrong);
            return wrong.isEmpty();
        });
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isArray()) {
            return StreamSupport.stream(type.spliterator(), false).anyMatch(each -> isOfType(value, each));
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        return StreamSupport.stream(values.spliterator(), false).anyMatch(value::equals);
    }
}
