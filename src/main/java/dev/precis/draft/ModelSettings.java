package dev.precis.draft;

import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which language model to ask, where, and how. {@link #toString} leaves the key out.
 *
 * @param model the provider's name for it: {@code gpt-5.4-mini}
 * @param baseUrl another server than the provider's own; null for the provider's own
 * @param apiKey null where there is none
 * @param timeout for a whole call, from connecting to the last byte
 * @param idleTimeout how long a streamed answer may say nothing, at its start or within
 * @param temperature 0 to 2; null for what suits the provider
 * @param window how many tokens of a prompt the model reads at once; longer articles are read in parts
 * @param maxOutputTokens at least 1; reasoning counts too where a model reasons
 */
public record ModelSettings(
        Provider provider,
        String model,
        @Nullable URI baseUrl,
        @Nullable String apiKey,
        Duration timeout,
        Duration idleTimeout,
        @Nullable Double temperature,
        int maxOutputTokens,
        AnswerFormat format,
        int window) {
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(30);
    /** Room for a long summary (about 1,000 tokens) and for a model that reasons first. */
    public static final int DEFAULT_MAX_OUTPUT_TOKENS = 8192;

    /** In tokens: the instructions alone take 1,500. */
    public static final int LEAST_WINDOW = 4_096;

    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    public ModelSettings {
        if (!MODEL.matcher(model).matches() || model.contains("..")) {
            throw new IllegalArgumentException("A model's name is letters, digits and . _ : / @ + -, not '%s'"
                    .formatted(model.length() > 80 ? model.substring(0, 80) + "…" : model));
        }
        if (apiKey != null && !KEY.matcher(apiKey).matches()) {
            throw new IllegalArgumentException(
                    "The API key for %s holds spaces or characters that no key has".formatted(provider.id()));
        }
        if (baseUrl != null) {
            checkBaseUrl(provider, baseUrl);
        }
        if (!isPositive(timeout) || !isPositive(idleTimeout)) {
            throw new IllegalArgumentException("A timeout is longer than 0, not " + timeout + " and " + idleTimeout);
        }
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("A temperature is 0 to 2, not " + temperature);
        }
        if (window < LEAST_WINDOW) {
            throw new IllegalArgumentException(
                    "A window has at least %d tokens, not %d".formatted(LEAST_WINDOW, window));
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("At least 1 output token is needed, not " + maxOutputTokens);
        }
    }

    /**
     * Reads a model's name as callers write it, {@code openai/gpt-5.4-mini}; all else is as by default.
     *
     * @throws IllegalArgumentException where the provider is unknown or the model's name is missing; the message says
     *     what is possible
     */
    public static ModelSettings parse(String name) {
        int slash = name.indexOf('/');
        String id = slash < 0 ? name : name.substring(0, slash);
        Provider provider = Provider.named(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' names no known provider: write <provider>/<model>".formatted(name) + " with one of "
                                + Provider.ids()));
        if (slash < 0 || slash == name.length() - 1) {
            throw new IllegalArgumentException("'%s' names no model: write for example %s/%s"
                    .formatted(name, provider.id(), provider.defaultModel()));
        }
        return of(provider, name.substring(slash + 1));
    }

    /** The provider's default model. */
    public static ModelSettings of(Provider provider) {
        return of(provider, provider.defaultModel());
    }

    private static ModelSettings of(Provider provider, String model) {
        return new ModelSettings(
                provider,
                model,
                null,
                null,
                DEFAULT_TIMEOUT,
                DEFAULT_IDLE_TIMEOUT,
                null,
                DEFAULT_MAX_OUTPUT_TOKENS,
                AnswerFormat.SCHEMA,
                provider.window());
    }

    /** The model as callers name it: {@code openai/gpt-5.4-mini}. */
    public String name() {
        return provider.id() + "/" + model;
    }

    public ModelSettings withBaseUrl(@Nullable URI url) {
        return new ModelSettings(
                provider, model, url, apiKey, timeout, idleTimeout, temperature, maxOutputTokens, format, window);
    }

    public ModelSettings withApiKey(@Nullable String key) {
        return new ModelSettings(
                provider, model, baseUrl, key, timeout, idleTimeout, temperature, maxOutputTokens, format, window);
    }

    public ModelSettings withTimeout(Duration limit) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, limit, idleTimeout, temperature, maxOutputTokens, format, window);
    }

    public ModelSettings withIdleTimeout(Duration limit) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, timeout, limit, temperature, maxOutputTokens, format, window);
    }

    public ModelSettings withTemperature(@Nullable Double value) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, timeout, idleTimeout, value, maxOutputTokens, format, window);
    }

    public ModelSettings withMaxOutputTokens(int tokens) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, timeout, idleTimeout, temperature, tokens, format, window);
    }

    public ModelSettings withFormat(AnswerFormat wanted) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, timeout, idleTimeout, temperature, maxOutputTokens, wanted, window);
    }

    public ModelSettings withWindow(int tokens) {
        return new ModelSettings(
                provider, model, baseUrl, apiKey, timeout, idleTimeout, temperature, maxOutputTokens, format, tokens);
    }

    /**
     * Says what is missing before a call can succeed; null where nothing is. An own server that speaks OpenAI's
     * protocol may want no key.
     */
    public @Nullable String missing() {
        boolean keyless = provider.keyVariables().isEmpty() || (provider == Provider.OPENAI && baseUrl != null);
        if (apiKey != null || keyless) {
            return null;
        }
        String keys = String.join(" or ", provider.keyVariables());
        return provider == Provider.OPENAI
                ? "%s needs %s, or %s for a server without keys".formatted(name(), keys, provider.baseUrlVariable())
                : "%s needs %s".formatted(name(), keys);
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }

    private static void checkBaseUrl(Provider provider, URI url) {
        boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!web || url.getHost() == null || !plain) {
            throw new IllegalArgumentException(
                    "%s is an http or https address without user, query or fragment, as https://host/v1"
                            .formatted(provider.baseUrlVariable()));
        }
    }

    @Override
    public String toString() {
        return "%s[%s, key %s, timeout %s, %s]"
                .formatted(
                        name(),
                        baseUrl == null ? "own server" : baseUrl,
                        apiKey == null ? "none" : "set",
                        timeout,
                        format);
    }
}
