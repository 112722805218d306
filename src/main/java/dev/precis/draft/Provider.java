package dev.precis.draft;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who serves language models, and what is customary there. The order is the order in which a present key chooses the
 * default model.
 */
public enum Provider {
    /** OpenAI, and every server that speaks its chat completions: vLLM, llama.cpp, LiteLLM, Groq … */
    OPENAI(
            List.of("OPENAI_API_KEY"),
            "OPENAI_BASE_URL",
            URI.create("https://api.openai.com"),
            "/v1",
            "gpt-5.4-mini",
            null),
    ANTHROPIC(
            List.of("ANTHROPIC_API_KEY"),
            "ANTHROPIC_BASE_URL",
            URI.create("https://api.anthropic.com"),
            "/v1",
            "claude-haiku-4-5",
            null),
    GOOGLE(
            List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
            "GEMINI_BASE_URL",
            URI.create("https://generativelanguage.googleapis.com"),
            "/v1beta",
            "gemini-3.5-flash",
            null),
    MISTRAL(
            List.of("MISTRAL_API_KEY"),
            "MISTRAL_BASE_URL",
            URI.create("https://api.mistral.ai"),
            "/v1",
            "mistral-small-latest",
            0.0),
    /** A local model server; it wants no key. */
    OLLAMA(List.of(), "OLLAMA_BASE_URL", URI.create("http://localhost:11434"), "", "llama3.1", 0.0);

    private final List<String> keyVariables;
    private final String baseUrlVariable;
    private final URI server;
    private final String version;
    private final String defaultModel;
    private final @Nullable Double temperature;

    Provider(
            List<String> keyVariables,
            String baseUrlVariable,
            URI server,
            String version,
            String defaultModel,
            @Nullable Double temperature) {
        this.keyVariables = keyVariables;
        this.baseUrlVariable = baseUrlVariable;
        this.server = server;
        this.version = version;
        this.defaultModel = defaultModel;
        this.temperature = temperature;
    }

    /** The part before the slash of a model's name: {@code openai}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variables that customarily hold the key, the first one set wins; empty where none is needed. */
    public List<String> keyVariables() {
        return keyVariables;
    }

    /** The environment variable that names another server. */
    public String baseUrlVariable() {
        return baseUrlVariable;
    }

    /** The model to use where only the provider is known, without the provider's part. */
    public String defaultModel() {
        return defaultModel;
    }

    /** The temperature to ask for where the caller wants none; null leaves it out, as newer models refuse it. */
    @Nullable
    Double temperature() {
        return temperature;
    }

    /**
     * The address below which requests go. A base URL without a path gets the API version that is customary, so that
     * {@code http://localhost:8000} and {@code http://localhost:8000/v1} both work.
     */
    String address(@Nullable URI baseUrl) {
        URI base = baseUrl == null ? server : baseUrl;
        String path = base.getPath();
        boolean bare = path == null || path.isEmpty() || path.equals("/");
        String address = base.toString();
        String trimmed = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        return bare ? trimmed + version : trimmed;
    }

    /** True where requests go to the provider itself and not to another server that speaks its protocol. */
    boolean isOwnServer(@Nullable URI baseUrl) {
        return baseUrl == null || server.getHost().equalsIgnoreCase(baseUrl.getHost());
    }

    /** The provider with this id, in lower case. */
    public static Optional<Provider> named(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }

    /** How many tokens of a prompt models commonly read at once here. */
    int window() {
        // Ollama cuts a prompt that is longer than the context it was told, without a word; its own default is small.
        return this == OLLAMA ? 16_384 : 100_000;
    }

    static String ids() {
        return Arrays.stream(values()).map(Provider::id).collect(Collectors.joining(", "));
    }
}
