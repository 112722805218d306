package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.precis.web.WebSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
    @Test
    void needsNothing() {
        var config = Config.read(Map.of("PATH", "/bin", "PRECIS_PORT", " "), Map.of());
        assertThat(config.web()).isEqualTo(WebSettings.DEFAULT);
        assertThat(config.models().names()).containsExactly("embedded/extractive");
        assertThat(config.effective()).containsEntry("PRECIS_PORT", "8080 (default)");
    }

    @Test
    void readsTheDatabaseAndHidesItsSecrets() {
        var config = Config.read(
                Map.of(
                        "PRECIS_DATA", "elsewhere",
                        "PRECIS_DATABASE_URL", "jdbc:postgresql://db/precis?password=hush",
                        "PRECIS_DATABASE_USER", "writer",
                        "PRECIS_DATABASE_PASSWORD", "hush",
                        "PRECIS_DATABASE_CONNECTIONS", "4"),
                Map.of());
        assertThat(config.storage().database().url()).isEqualTo("jdbc:postgresql://db/precis?password=hush");
        assertThat(config.storage().database().data()).isEqualTo(Path.of("elsewhere"));
        assertThat(config.storage().database().connections()).isEqualTo(4);
        assertThat(config.effective().toString() + config).doesNotContain("hush");
        assertThatThrownBy(() -> Config.read(
                        Map.of("PRECIS_DATABASE_URL", "mysql://db", "PRECIS_DATABASE_CONNECTIONS", "1"), Map.of()))
                .hasMessageContaining("must begin with jdbc:postgresql:")
                .hasMessageContaining("from 2 to 1000");
    }

    @Test
    void readsEveryKey() {
        var config = Config.read(
                Map.ofEntries(
                        Map.entry("PRECIS_HOST", "::1"),
                        Map.entry("PRECIS_PORT", "0"),
                        Map.entry("PRECIS_MAX_BODY", "3MB"),
                        Map.entry("PRECIS_MAX_CHARACTERS", "70"),
                        Map.entry("PRECIS_HEADER_TIMEOUT", "900ms"),
                        Map.entry("PRECIS_BODY_TIMEOUT", "2 s"),
                        Map.entry("PRECIS_IDLE_TIMEOUT", "3m"),
                        Map.entry("PRECIS_STOP_TIMEOUT", "4s"),
                        Map.entry("PRECIS_HEARTBEAT", "5s"),
                        Map.entry("PRECIS_MAX_REQUESTS", "6"),
                        Map.entry("PRECIS_MAX_CONNECTIONS", "7"),
                        Map.entry("PRECIS_RATE_LIMIT", "off")),
                Map.of());
        assertThat(config.web())
                .isEqualTo(new WebSettings(
                        "::1",
                        0,
                        3_000_000,
                        70,
                        Duration.ofMillis(900),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(3),
                        Duration.ofSeconds(5),
                        6,
                        7,
                        Duration.ofSeconds(4)));
    }

    @Test
    void prefersTheEnvironmentToTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("precis.properties");
        Files.writeString(file, "PRECIS_PORT=1\nPRECIS_MAX_CHARACTERS = 9\n");
        var config = Config.read(Map.of("PRECIS_PORT", "2"), file);
        assertThat(config.web().port()).isEqualTo(2);
        assertThat(config.web().maxCharacters()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "PRECIS_PORT, -1",
        "PRECIS_PORT, 65536",
        "PRECIS_PORT, eighty",
        "PRECIS_HOST, http://localhost",
        "PRECIS_HOST, two words",
        "PRECIS_API_KEYS, newsroom",
        "PRECIS_API_KEYS, newsroom:boss:0000000000000000000000000000000000000000000000000000000000000000",
        "PRECIS_API_KEYS, pk_0123456789abcdefghijklmnopqrstuvw",
        "PRECIS_RATE_LIMIT, 0/m",
        "PRECIS_RATE_LIMIT, 5",
        "PRECIS_RATE_LIMIT, 99999999999/s",
        "PRECIS_CONCURRENCY, 0",
        "PRECIS_MAX_BODY, 0",
        "PRECIS_MAX_BODY, 5 GB",
        "PRECIS_MAX_BODY, 2000MB",
        "PRECIS_MAX_CHARACTERS, 0",
        "PRECIS_BODY_TIMEOUT, 20",
        "PRECIS_BODY_TIMEOUT, 0s",
        "PRECIS_IDLE_TIMEOUT, 1h",
        "PRECIS_MODEL, nobody/nothing",
        "PRECIS_MODEL_DEADLINE, 0s",
        "PRECIS_MODEL_IDLE_TIMEOUT, soon",
        "PRECIS_MODEL_CONCURRENCY, 0",
        "PRECIS_MODEL_QUEUE, -1",
        "PRECIS_MODEL_PAUSE, 30",
        "PRECIS_MODEL_PRICES, openai/x=1",
        "PRECIS_REQUEST_TOKENS, 0",
        "PRECIS_DAILY_TOKENS, 1e6",
        "PRECIS_DAILY_USD, 5",
        "PRECIS_RECORD, ../elsewhere",
        "PRECIS_RECORD, /etc/hostname",
        "PRECIS_REPLAY_WAIT, never",
        "PRECIS_MODEL, replay/",
        "PRECIS_MODEL, replay/a/../../b",
        "PRECIS_PROT, 8080"
    })
    void namesTheKeyOfAMistake(String key, String value) {
        assertThatThrownBy(() -> Config.read(Map.of(key, value), Map.of()))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.mistakes()).singleElement().asString().startsWith(key));
    }

    @Test
    void namesAllMistakesAtOnce() {
        var wrong = Map.of("PRECIS_PORT", "x", "PRECIS_HOST", "a/b", "PRECIS_MODLE", "y");
        assertThatThrownBy(() -> Config.read(wrong, Map.of("PRECIS_BODY_TIMEOUT", "z")))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.mistakes()).hasSize(4));
    }
}
