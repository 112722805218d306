package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "openai/gpt-5.4-mini,OPENAI,gpt-5.4-mini",
        "openai/meta-llama/Llama-3.1-8B-Instruct,OPENAI,meta-llama/Llama-3.1-8B-Instruct",
        "anthropic/claude-haiku-4-5,ANTHROPIC,claude-haiku-4-5",
        "google/gemini-3.5-flash,GOOGLE,gemini-3.5-flash",
        "mistral/mistral-small-latest,MISTRAL,mistral-small-latest",
        "ollama/qwen3:8b,OLLAMA,qwen3:8b",
    })
    void readsAName(String name, Provider provider, String model) {
        ModelSettings settings = ModelSettings.parse(name);
        assertThat(settings.provider()).isEqualTo(provider);
        assertThat(settings.model()).isEqualTo(model);
        assertThat(settings.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "acme/gpt,'openai, anthropic, google, mistral, ollama'",
        "gpt-5.4-mini,'openai, anthropic, google, mistral, ollama'",
        "OpenAI/x,'openai, anthropic'",
        "openai,openai/gpt-5.4-mini",
        "openai/,openai/gpt-5.4-mini",
        "google/../../x,letters",
        "openai/a b,letters",
        "'',one of",
    })
    void saysWhatIsPossible(String name, String said) {
        assertThatThrownBy(() -> ModelSettings.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void neverShowsTheKey() {
        ModelSettings settings = ModelSettings.parse("openai/x").withApiKey("sk-secret");
        assertThat(settings.toString()).contains("openai/x", "key set").doesNotContain("sk-secret");
        assertThatThrownBy(() -> settings.withApiKey("sk-secret\n")).hasMessageNotContaining("sk-secret");
    }

    @ParameterizedTest
    @EnumSource(Provider.class)
    void saysWhichKeyIsMissing(Provider provider) {
        ModelSettings settings = ModelSettings.of(provider);
        if (provider == Provider.OLLAMA) {
            assertThat(settings.missing()).isNull();
        } else {
            assertThat(settings.missing()).contains(provider.keyVariables());
            assertThatThrownBy(() -> Drafters.of(settings)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(settings.withApiKey("k").missing()).isNull();
    }

    @Test
    void wantsNoKeyForAnotherServerWithOpenAisProtocol() {
        URI local = URI.create("http://127.0.0.1:8000/v1");
        assertThat(ModelSettings.parse("openai/x").withBaseUrl(local).missing()).isNull();
        assertThat(ModelSettings.parse("mistral/x").withBaseUrl(local).missing())
                .contains("MISTRAL_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,,https://api.openai.com/v1",
        "ANTHROPIC,,https://api.anthropic.com/v1",
        "GOOGLE,,https://generativelanguage.googleapis.com/v1beta",
        "MISTRAL,,https://api.mistral.ai/v1",
        "OLLAMA,,http://localhost:11434",
        "OPENAI,http://h:8000,http://h:8000/v1",
        "OPENAI,http://h:8000/,http://h:8000/v1",
        "OPENAI,http://h:8000/v1/,http://h:8000/v1",
        "OPENAI,https://h/openai/v1,https://h/openai/v1",
        "OLLAMA,http://h:11434/,http://h:11434",
    })
    void addressesTheApiBelowTheBaseUrl(Provider provider, URI baseUrl, String address) {
        assertThat(provider.address(baseUrl)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "h:8000", "/v1", "https://user:pw@h/v1", "https://h/v1?key=1", "https:///v1"})
    void refusesABaseUrlThatIsNone(String url) {
        assertThatThrownBy(() -> ModelSettings.parse("openai/x").withBaseUrl(URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPENAI_BASE_URL")
                .hasMessageNotContaining("pw");
    }

    @Test
    void refusesNumbersOutOfRange() {
        ModelSettings settings = ModelSettings.parse("openai/x");
        assertThatThrownBy(() -> settings.withTimeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> settings.withTemperature(2.1)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> settings.withTemperature(Double.NaN)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> settings.withMaxOutputTokens(0)).hasMessageContaining("token");
    }
}
