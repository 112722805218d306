package dev.precis.draft;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the JSON in what a model wrote: behind reasoning or a preface, in a fence, before an afterthought, with the
 * slips models make (trailing commas, line breaks in strings). Cut JSON is not completed.
 */
final class JsonAnswer {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern REASONING_END = Pattern.compile("</(?:think|thinking|reasoning)>");
    /** Each try reads at most the rest of the answer; more braces than this before the JSON are no answer. */
    private static final int MOST_TRIES = 100;

    private JsonAnswer() {}

    /** The last object that has the field as an array, at any depth; empty where there is none. */
    static Optional<JsonNode> find(String answer, String field) {
        Optional<JsonNode> found = Optional.empty();
        int tries = 0;
        for (int at = answer.indexOf('{', afterReasoning(answer));
                at >= 0 && tries < MOST_TRIES;
                at = answer.indexOf('{', at)) {
            tries++;
            Parsed parsed = parse(answer, at);
            at = parsed.end();
            JsonNode holder = parsed.node().findParent(field);
            if (holder != null && holder.get(field).isArray()) {
                found = Optional.of(holder);
            }
        }
        return found;
    }

    private static int afterReasoning(String answer) {
        var ends = REASONING_END.matcher(answer);
        int end = 0;
        while (ends.find()) {
            end = ends.end();
        }
        return end;
    }

    /** Reads one value; where it cannot be read it is missing and ends behind its first character. */
    private static Parsed parse(String answer, int start) {
        try (JsonParser parser = LENIENT.createParser(answer.substring(start))) {
            JsonNode node = parser.readValueAsTree();
            return new Parsed(node, start + (int) parser.currentLocation().getCharOffset());
        } catch (IOException e) {
            return new Parsed(LENIENT.missingNode(), start + 1);
        }
    }

    private record Parsed(JsonNode node, int end) {}
}
