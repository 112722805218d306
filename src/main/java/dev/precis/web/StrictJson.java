package dev.precis.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads JSON as RFC 8259 has it and no further: repeated keys, anything behind the object, and documents that are only
 * large are refused.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int MAX_NAME_LENGTH = 200;
    private static final int MAX_TOKENS = 10_000;

    private static final ObjectMapper READER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(Json.BUFFERS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxTokenCount(MAX_TOKENS)
                            // The body's own limit comes first; a string cannot be longer than the body.
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    static ObjectNode object(String body) {
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw problem("The body must be one JSON object, such as {\"text\": \"…\"}.");
        } catch (JsonProcessingException e) {
            throw broken(e);
        }
    }

    /** What is told where a parser gives up. */
    static ProblemException broken(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return problem(
                    "The JSON goes beyond the limits of this service: at most " + MAX_DEPTH + " levels, numbers of "
                            + MAX_NUMBER_LENGTH + " digits, names of " + MAX_NAME_LENGTH + " characters, " + MAX_TOKENS
                            + " tokens.");
        }
        if (failure instanceof MismatchedInputException) {
            return problem("Something stands behind the JSON object; the body must be one object and nothing else."
                    + place(failure));
        }
        return problem(sentence(failure.getOriginalMessage()) + place(failure));
    }

    private static String place(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : " Line " + at.getLineNr() + ", column " + at.getColumnNr() + ".";
    }

    /** Jackson's message, its first line, without a piece of the body that it may quote at length. */
    private static String sentence(String message) {
        var line = message.lines().findFirst().orElse("It cannot be read").strip();
        var brief = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        return brief.endsWith(".") || brief.endsWith("…") ? brief : brief + ".";
    }

    private static ProblemException problem(String detail) {
        return Problem.of(ProblemType.INVALID_JSON, detail).asException();
    }
}
