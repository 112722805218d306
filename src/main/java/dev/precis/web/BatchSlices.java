package dev.precis.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The parts of a batch's body, found in one pass that keeps none of them in memory.
 *
 * @param fields the members of the object beside its articles that are objects or arrays, by name
 * @param scalars the other members, by name
 * @param errors what is wrong with the body as a whole
 */
record BatchSlices(
        List<Slice> articles, Map<String, Slice> fields, Map<String, JsonNode> scalars, List<FieldError> errors) {
    BatchSlices {
        articles = List.copyOf(articles);
        fields = Map.copyOf(fields);
        scalars = Map.copyOf(scalars);
        errors = List.copyOf(errors);
    }
}
