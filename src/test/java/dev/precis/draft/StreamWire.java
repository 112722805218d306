package dev.precis.draft;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each provider streams an answer, by its API reference. */
public final class StreamWire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamWire() {}

    /** The media type of a stream. */
    public static String type(Wire wire) {
        return wire == Wire.OLLAMA ? "application/x-ndjson" : "text/event-stream";
    }

    /** A whole answer, an entry an event; without a finish reason it is one that breaks off. */
    public static List<String> events(Wire wire, List<String> pieces, @Nullable String finish) {
        List<String> events = new ArrayList<>(opening(wire));
        pieces.forEach(piece -> events.add(piece(wire, quoted(piece))));
        if (finish != null) {
            events.addAll(closing(wire, quoted(finish)));
        }
        return events;
    }

    private static List<String> opening(Wire wire) {
        return switch (wire) {
            case ANTHROPIC -> List.of(named("message_start", """
                        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
                        "model":"test-1","content":[],"stop_reason":null,"stop_sequence":null,\
                        "usage":{"input_tokens":700,"output_tokens":1}}}"""), named("content_block_start", """
                        {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""));
            case OPENAI -> List.of(data("""
                        {"id":"c1","object":"chat.completion.chunk","created":1760000000,"model":"test-1",\
                        "choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}"""));
            default -> List.of();
        };
    }

    private static String piece(Wire wire, String text) {
        return switch (wire) {
            case OPENAI, MISTRAL -> data("""
                        {"id":"c1","object":"chat.completion.chunk","created":1760000000,"model":"test-1",\
                        "choices":[{"index":0,"delta":{"content":%s},"finish_reason":null}]}""".formatted(text));
            case ANTHROPIC -> named("content_block_delta", """
                        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":%s}}""".formatted(text));
            case GOOGLE -> data("""
                        {"candidates":[{"content":{"parts":[{"text":%s}],"role":"model"},"index":0}],\
                        "usageMetadata":{"promptTokenCount":700,"totalTokenCount":700},"modelVersion":"test-1"}""".formatted(text));
            case OLLAMA -> """
                        {"model":"test-1","created_at":"2026-11-22T10:00:00.123456Z",\
                        "message":{"role":"assistant","content":%s},"done":false}
                        """.formatted(text);
        };
    }

    private static List<String> closing(Wire wire, String finish) {
        return switch (wire) {
            case OPENAI -> List.of(data("""
                        {"id":"c1","object":"chat.completion.chunk","created":1760000000,"model":"test-1",\
                        "choices":[{"index":0,"delta":{},"finish_reason":%s}]}""".formatted(finish)), data("""
                        {"id":"c1","object":"chat.completion.chunk","created":1760000000,"model":"test-1","choices":[],\
                        "usage":{"prompt_tokens":700,"completion_tokens":60,"total_tokens":760}}"""), "data: [DONE]\n\n");
            case MISTRAL -> List.of(data("""
                        {"id":"c1","object":"chat.completion.chunk","created":1760000000,"model":"test-1",\
                        "choices":[{"index":0,"delta":{"content":""},"finish_reason":%s}],\
                        "usage":{"prompt_tokens":700,"completion_tokens":60,"total_tokens":760}}""".formatted(finish)), "data: [DONE]\n\n");
            case ANTHROPIC ->
                List.of(
                        named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"),
                        named("message_delta", """
                        {"type":"message_delta","delta":{"stop_reason":%s,"stop_sequence":null},\
                        "usage":{"output_tokens":60}}""".formatted(finish)),
                        named("message_stop", "{\"type\":\"message_stop\"}"));
            case GOOGLE -> List.of(data("""
                        {"candidates":[{"content":{"parts":[{"text":""}],"role":"model"},"finishReason":%s,"index":0}],\
                        "usageMetadata":{"promptTokenCount":700,"candidatesTokenCount":60,"totalTokenCount":760},\
                        "modelVersion":"test-1"}""".formatted(finish)));
            case OLLAMA -> List.of("""
                        {"model":"test-1","created_at":"2026-11-22T10:00:00.123456Z",\
                        "message":{"role":"assistant","content":""},"done":true,"done_reason":%s,\
                        "total_duration":5191566416,"load_duration":2154458,"prompt_eval_count":700,\
                        "prompt_eval_duration":383809000,"eval_count":60,"eval_duration":4799921000}
                        """.formatted(finish));
        };
    }

    private static String data(String json) {
        return "data: " + json + "\n\n";
    }

    private static String named(String event, String json) {
        return "event: " + event + "\n" + data(json);
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
