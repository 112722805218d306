package dev.precis.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each provider speaks on the wire, by its API reference: what it is asked, and how it answers. */
public enum Wire {
    OPENAI(Provider.OPENAI, "test-1", "/v1/chat/completions", "authorization", "Bearer key-123") {
        @Override
        public String answer(String text, String finish) {
            ObjectNode answer = object("""
                    {"id": "chatcmpl-1", "object": "chat.completion", "created": 1760000000, "model": "test-1",
                     "choices": [{"index": 0, "message": {"role": "assistant", "refusal": null, "annotations": []},
                                  "logprobs": null}],
                     "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760,
                               "prompt_tokens_details": {"cached_tokens": 0},
                               "completion_tokens_details": {"reasoning_tokens": 0}},
                     "service_tier": "default"}""");
            ObjectNode choice = (ObjectNode) answer.at("/choices/0");
            choice.put("finish_reason", finish);
            ((ObjectNode) choice.get("message")).put("content", text);
            return answer.toString();
        }

        @Override
        String error(int status) {
            return """
                    {"error": {"message": "key-123 may not, and the army lost", "type": "invalid_request_error",
                     "param": null, "code": "model_not_found"}}""";
        }

        @Override
        List<String> refusals() {
            return List.of(
                    answer("", "stop").replace("\"refusal\":null", "\"refusal\":\"I can't help with that.\""),
                    answer("{", "content_filter"));
        }

        @Override
        JsonNode system(JsonNode request) {
            return request.at("/messages/0/content");
        }

        @Override
        JsonNode user(JsonNode request) {
            return request.at("/messages/1/content");
        }

        @Override
        JsonNode schema(JsonNode request) {
            return request.at("/response_format/json_schema/schema");
        }

        @Override
        JsonNode schemaSwitch(JsonNode request) {
            return request.at("/response_format/json_schema/strict");
        }

        @Override
        JsonNode cap(JsonNode request) {
            return request.at("/max_tokens");
        }
    },
    ANTHROPIC(Provider.ANTHROPIC, "test-1", "/v1/messages", "x-api-key", "key-123") {
        @Override
        public String answer(String text, String finish) {
            ObjectNode answer = object("""
                    {"id": "msg_1", "type": "message", "role": "assistant", "model": "test-1",
                     "content": [{"type": "text"}], "stop_sequence": null,
                     "usage": {"input_tokens": 700, "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0,
                               "output_tokens": 60, "service_tier": "standard"}}""");
            answer.put("stop_reason", finish);
            ((ObjectNode) answer.at("/content/0")).put("text", text);
            return answer.toString();
        }

        @Override
        String error(int status) {
            return """
                    {"type": "error", "error": {"type": "not_found_error", "message": "key-123: the army lost"},
                     "request_id": "req_1"}""";
        }

        @Override
        List<String> refusals() {
            return List.of(answer("I can't", "refusal"));
        }

        @Override
        JsonNode system(JsonNode request) {
            return request.at("/system/0/text");
        }

        @Override
        JsonNode user(JsonNode request) {
            return request.at("/messages/0/content/0/text");
        }

        @Override
        JsonNode schema(JsonNode request) {
            return request.at("/output_config/format/schema");
        }

        @Override
        JsonNode schemaSwitch(JsonNode request) {
            return request.at("/output_config/format/type");
        }

        @Override
        JsonNode cap(JsonNode request) {
            return request.at("/max_tokens");
        }
    },
    GOOGLE(Provider.GOOGLE, "test-1", "/v1beta/models/test-1:generateContent", "x-goog-api-key", "key-123") {
        @Override
        public String answer(String text, String finish) {
            ObjectNode answer = object("""
                    {"candidates": [{"content": {"parts": [{}], "role": "model"}, "index": 0}],
                     "usageMetadata": {"promptTokenCount": 700, "candidatesTokenCount": 40, "thoughtsTokenCount": 20,
                                       "totalTokenCount": 760,
                                       "promptTokensDetails": [{"modality": "TEXT", "tokenCount": 700}]},
                     "modelVersion": "test-1", "responseId": "r1"}""");
            ((ObjectNode) answer.at("/candidates/0")).put("finishReason", finish);
            ((ObjectNode) answer.at("/candidates/0/content/parts/0")).put("text", text);
            return answer.toString();
        }

        @Override
        String error(int status) {
            return """
                    {"error": {"code": %d, "message": "key-123: the army lost", "status": "NOT_FOUND"}}""".formatted(status);
        }

        @Override
        List<String> refusals() {
            return List.of(answer("", "SAFETY"), """
                    {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},
                     "usageMetadata": {"promptTokenCount": 700, "totalTokenCount": 700}, "modelVersion": "test-1"}""");
        }

        @Override
        JsonNode system(JsonNode request) {
            return request.at("/systemInstruction/parts/0/text");
        }

        @Override
        JsonNode user(JsonNode request) {
            return request.at("/contents/0/parts/0/text");
        }

        @Override
        JsonNode schema(JsonNode request) {
            return request.at("/generationConfig/responseJsonSchema");
        }

        @Override
        JsonNode schemaSwitch(JsonNode request) {
            return request.at("/generationConfig/responseMimeType");
        }

        @Override
        JsonNode cap(JsonNode request) {
            return request.at("/generationConfig/maxOutputTokens");
        }
    },
    MISTRAL(Provider.MISTRAL, "test-1", "/v1/chat/completions", "authorization", "Bearer key-123") {
        @Override
        public String answer(String text, String finish) {
            ObjectNode answer = object("""
                    {"id": "cmpl-1", "object": "chat.completion", "created": 1760000000, "model": "test-1",
                     "choices": [{"index": 0, "message": {"role": "assistant", "tool_calls": null}}],
                     "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760}}""");
            ObjectNode choice = (ObjectNode) answer.at("/choices/0");
            choice.put("finish_reason", finish);
            ((ObjectNode) choice.get("message")).put("content", text);
            return answer.toString();
        }

        @Override
        String error(int status) {
            return """
                    {"object": "error", "message": "key-123: the army lost", "type": "invalid_model", "param": null,
                     "code": "1500"}""";
        }

        @Override
        List<String> refusals() {
            return List.of(answer("{", "content_filter"));
        }

        @Override
        JsonNode system(JsonNode request) {
            return request.at("/messages/0/content/0/text");
        }

        @Override
        JsonNode user(JsonNode request) {
            return request.at("/messages/1/content/0/text");
        }

        @Override
        JsonNode schema(JsonNode request) {
            return request.at("/response_format/json_schema/schema");
        }

        @Override
        JsonNode schemaSwitch(JsonNode request) {
            return request.at("/response_format/json_schema/strict");
        }

        @Override
        JsonNode cap(JsonNode request) {
            return request.at("/max_tokens");
        }
    },
    OLLAMA(Provider.OLLAMA, "test-1", "/api/chat", "authorization", null) {
        @Override
        public String answer(String text, String finish) {
            ObjectNode answer = object("""
                    {"model": "test-1", "created_at": "2026-11-22T10:00:00.123456Z",
                     "message": {"role": "assistant"}, "done": true,
                     "total_duration": 5191566416, "load_duration": 2154458, "prompt_eval_count": 700,
                     "prompt_eval_duration": 383809000, "eval_count": 60, "eval_duration": 4799921000}""");
            answer.put("done_reason", finish);
            ((ObjectNode) answer.get("message")).put("content", text);
            return answer.toString();
        }

        @Override
        String error(int status) {
            return """
                    {"error": "model 'key-123' not found: the army lost"}""";
        }

        @Override
        List<String> refusals() {
            return List.of(answer("", "stop"));
        }

        @Override
        JsonNode system(JsonNode request) {
            return request.at("/messages/0/content");
        }

        @Override
        JsonNode user(JsonNode request) {
            return request.at("/messages/1/content");
        }

        @Override
        JsonNode schema(JsonNode request) {
            return request.at("/format");
        }

        @Override
        JsonNode schemaSwitch(JsonNode request) {
            return request.at("/format/type");
        }

        @Override
        JsonNode cap(JsonNode request) {
            return request.at("/options/num_predict");
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    final Provider provider;
    final String model;
    final String target;
    final String keyHeader;
    final @Nullable String keyValue;

    Wire(Provider provider, String model, String target, String keyHeader, @Nullable String keyValue) {
        this.provider = provider;
        this.model = model;
        this.target = target;
        this.keyHeader = keyHeader;
        this.keyValue = keyValue;
    }

    /** A complete answer that says the text and ends so. */
    public abstract String answer(String text, String finish);

    /** The body of an error; it repeats key and article, as real ones sometimes do. */
    abstract String error(int status);

    /** Complete answers by which the provider refuses. */
    abstract List<String> refusals();

    abstract JsonNode system(JsonNode request);

    abstract JsonNode user(JsonNode request);

    abstract JsonNode schema(JsonNode request);

    /** What tells the provider that the schema binds. */
    abstract JsonNode schemaSwitch(JsonNode request);

    /** The cap of output tokens. */
    abstract JsonNode cap(JsonNode request);

    /** How an answer ends that the model itself ended. */
    public String stop() {
        return switch (this) {
            case ANTHROPIC -> "end_turn";
            case GOOGLE -> "STOP";
            default -> "stop";
        };
    }

    /** How an answer ends that was cut. */
    String length() {
        return switch (this) {
            case ANTHROPIC -> "max_tokens";
            case GOOGLE -> "MAX_TOKENS";
            default -> "length";
        };
    }

    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
