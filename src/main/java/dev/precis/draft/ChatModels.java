package dev.precis.draft;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds LangChain4j's models. All of them make one attempt a call, over {@link BoundedHttpClient}. */
final class ChatModels {
    private ChatModels() {}

    static ChatModel of(ModelSettings settings) {
        return switch (settings.provider()) {
            case OPENAI -> openAi(settings);
            case ANTHROPIC -> anthropic(settings);
            case GOOGLE -> google(settings);
            case MISTRAL -> mistral(settings);
            case OLLAMA -> ollama(settings);
        };
    }

    private static ChatModel openAi(ModelSettings settings) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(temperature(settings))
                .strictJsonSchema(true)
                .timeout(settings.timeout())
                .maxRetries(0);
        // OpenAI's newer models know only the one name, many compatible servers only the other.
        return settings.provider().isOwnServer(settings.baseUrl())
                ? builder.maxCompletionTokens(settings.maxOutputTokens()).build()
                : builder.maxTokens(settings.maxOutputTokens()).build();
    }

    private static ChatModel anthropic(ModelSettings settings) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(temperature(settings))
                .maxTokens(settings.maxOutputTokens())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    private static ChatModel google(ModelSettings settings) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(temperature(settings))
                .maxOutputTokens(settings.maxOutputTokens())
                // Otherwise the module mixes a model's thoughts into its answer.
                .returnThinking(false)
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    private static ChatModel mistral(ModelSettings settings) {
        return MistralAiChatModel.builder()
                .httpClientBuilder(http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(address(settings))
                .apiKey(settings.apiKey())
                .modelName(settings.model())
                .temperature(temperature(settings))
                .maxTokens(settings.maxOutputTokens())
                .strictJsonSchema(true)
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    private static ChatModel ollama(ModelSettings settings) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http(settings))
                .listeners(List.of(CallScope.TOKENS))
                .baseUrl(address(settings))
                .modelName(settings.model())
                .temperature(temperature(settings))
                .numPredict(settings.maxOutputTokens())
                .numCtx(settings.window())
                .timeout(settings.timeout())
                .maxRetries(0)
                .build();
    }

    static BoundedHttpClient.Builder http(ModelSettings settings) {
        return new BoundedHttpClient.Builder(settings.timeout(), settings.idleTimeout());
    }

    static String address(ModelSettings settings) {
        return settings.provider().address(settings.baseUrl());
    }

    static @Nullable Double temperature(ModelSettings settings) {
        return settings.temperature() == null ? settings.provider().temperature() : settings.temperature();
    }
}
