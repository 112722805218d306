package dev.precis.draft;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.mistralai.MistralAiStreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.List;

/** Builds LangChain4j's models that answer piece by piece: the twins of {@link ChatModels}. */
final class StreamingModels {
    private StreamingModels() {}

    static StreamingChatModel of(ModelSettings settings) {
        return switch (settings.provider()) {
            case OPENAI -> openAi(settings);
            case ANTHROPIC -> anthropic(settings);
            case GOOGLE -> google(settings);
            case MISTRAL -> mistral(settings);
            case OLLAMA -> ollama(settings);
        };
    }

    private static StreamingChatModel openAi(ModelSettings settings) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(ChatModels.http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(ChatModels.address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(ChatModels.temperature(settings))
                .strictJsonSchema(true)
                .timeout(settings.timeout());
        return settings.provider().isOwnServer(settings.baseUrl())
                ? builder.maxCompletionTokens(settings.maxOutputTokens()).build()
                : builder.maxTokens(settings.maxOutputTokens()).build();
    }

    private static StreamingChatModel anthropic(ModelSettings settings) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(ChatModels.http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(ChatModels.address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(ChatModels.temperature(settings))
                .maxTokens(settings.maxOutputTokens())
                .timeout(settings.timeout())
                .build();
    }

    private static StreamingChatModel google(ModelSettings settings) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(ChatModels.http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(ChatModels.address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(ChatModels.temperature(settings))
                .maxOutputTokens(settings.maxOutputTokens())
                .returnThinking(false)
                .timeout(settings.timeout())
                .build();
    }

    private static StreamingChatModel mistral(ModelSettings settings) {
        return MistralAiStreamingChatModel.builder()
                .httpClientBuilder(ChatModels.http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(ChatModels.address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(ChatModels.temperature(settings))
                .maxTokens(settings.maxOutputTokens())
                .strictJsonSchema(true)
                .timeout(settings.timeout())
                .build();
    }

    private static StreamingChatModel ollama(ModelSettings settings) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(ChatModels.http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(ChatModels.address(settings))
                .modelName(settings.model())
                .temperature(ChatModels.temperature(settings))
                .numPredict(settings.maxOutputTokens())
                .numCtx(settings.window())
                .timeout(settings.timeout())
                .build();
    }
}
