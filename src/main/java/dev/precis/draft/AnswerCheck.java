package dev.precis.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.exception.ContentFilteredException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads in a provider's raw answer what LangChain4j's modules lose: refusals, errors under a 200, names of errors. */
final class AnswerCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where providers put the short name of an error: OpenAI, Google, Anthropic, Mistral. */
    private static final List<String> CODES =
            List.of("/error/details/0/reason", "/error/code", "/error/status", "/error/type", "/code", "/type");
    /** A name and nothing else: free text may repeat the article or the key. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_]{2,59}");

    private AnswerCheck() {}

    /**
     * Looks at the body of a 2xx answer.
     *
     * @throws ContentFilteredException where the model or a filter refused
     * @throws HttpFailure where the body is an error with a status of its own
     */
    static void check(String body) {
        JsonNode answer = parse(body);
        boolean refused = answer.path("stop_reason").asText().equals("refusal");
        boolean blocked = answer.at("/promptFeedback/blockReason").isTextual();
        if (refused || blocked) {
            throw new ContentFilteredException("The model refused");
        }
        int status = answer.at("/error/code").asInt();
        if (status >= 400 && status <= 599) {
            throw new HttpFailure(status, errorCode(body), null);
        }
    }

    /** The provider's short name for an error; null where it gives none. */
    static @Nullable String errorCode(String body) {
        JsonNode answer = parse(body);
        return CODES.stream()
                .map(answer::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(code -> NAME.matcher(code).matches() && !code.equals("error"))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
