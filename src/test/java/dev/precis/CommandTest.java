package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.access.ApiKey;
import dev.precis.access.KeyEntry;
import dev.precis.access.Role;
import dev.precis.store.Database;
import dev.precis.store.DatabaseSettings;
import dev.precis.store.KeyTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    private int run(String command) {
        out.reset();
        notes.reset();
        return Command.run(
                command.split(" "),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(notes, true, StandardCharsets.UTF_8),
                () -> DatabaseSettings.embedded(folder));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String notes() {
        return notes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheKeyAloneSoThatAScriptCanTakeIt() {
        assertThat(run("keys create --name newsroom")).isZero();
        var key = ApiKey.parse(out().strip()).orElseThrow();
        assertThat(notes()).contains("for newsroom may use", "only now").doesNotContain(key.secret());
        try (var database = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(new KeyTable(database).all()).singleElement().satisfies(entry -> {
                assertThat(entry.hash()).isEqualTo(key.hash());
                assertThat(entry.role()).isEqualTo(Role.USE);
            });
        }
    }

    @Test
    void worksBesideARunningService() {
        try (var service = Database.open(DatabaseSettings.embedded(folder))) {
            assertThat(run("keys create --role admin --name operator")).isZero();
            assertThat(new KeyTable(service).all()).hasSize(1);
        }
    }

    @Test
    void listsAndRevokes() {
        run("keys create --name newsroom");
        var secret = out().strip();
        assertThat(run("keys list")).isZero();
        assertThat(out()).contains("newsroom", "use").doesNotContain(secret);
        var id = out().lines().skip(1).findFirst().orElseThrow().split(" ")[0];
        assertThat(run("keys revoke " + id)).isZero();
        assertThat(notes()).contains(id + " is void");
        run("keys list");
        assertThat(out().lines().skip(1).findFirst().orElseThrow()).containsPattern("Z +20\\d\\d-.*newsroom");
        assertThat(run("keys revoke key_none")).isEqualTo(1);
        assertThat(run("keys revoke " + secret)).isEqualTo(1);
        assertThat(notes()).contains("not the key").doesNotContain(secret);
    }

    @Test
    void makesAKeyThatNoDatabaseKnows() {
        assertThat(run("keys create --name machine --role admin --unstored")).isZero();
        var key = ApiKey.parse(out().strip()).orElseThrow();
        var setting = notes().strip().replaceAll(".*PRECIS_API_KEYS=", "");
        assertThat(KeyEntry.parse(setting).hash()).isEqualTo(key.hash());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void explainsItselfWhenAsked() {
        assertThat(run("--help")).isZero();
        assertThat(out()).contains("keys create --name NAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys",
                "keys make",
                "keys create",
                "keys create --name",
                "keys create --name a/b",
                "keys create --name a --role boss",
                "keys create --name a --for b",
                "keys list all",
                "keys revoke",
                "keys revoke a b",
                "--port=1"
            })
    void saysWhatThereIsWhereItDoesNotUnderstand(String command) {
        assertThat(run(command)).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(notes()).contains("keys create --name NAME");
    }
}
