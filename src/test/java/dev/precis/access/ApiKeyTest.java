package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String HASH = "ab".repeat(32);

    @Test
    void isLongAndNeverTheSame() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            keys.add(ApiKey.random().secret());
        }
        assertThat(keys).hasSize(10_000).allMatch(key -> key.matches("pk_[0-9A-Za-z]{33}"));
    }

    @Test
    void usesEveryLetterInEveryPlace() {
        var keys = IntStream.range(0, 3_000)
                .mapToObj(i -> ApiKey.random().secret())
                .toList();
        for (int place = 3; place < 30; place++) {
            int at = place;
            assertThat(keys.stream().map(key -> key.charAt(at)).distinct()).hasSize(62);
        }
    }

    @Test
    void tellsWhereOneLetterIsMistyped() {
        var key = ApiKey.random().secret();
        assertThat(ApiKey.parse(key)).isPresent();
        for (int i = 0; i < key.length(); i++) {
            var other = key.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ApiKey.parse(key.substring(0, i) + other + key.substring(i + 1)))
                    .as("place " + i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk_", "pk_0", " ", "Bearer", "pk_ééééééééééééééééééééééééééééééééé", "sk-abc"})
    void isNotReadFromAnythingElse(String text) {
        assertThat(ApiKey.parse(text)).isEmpty();
    }

    @Test
    void doesNotShowItself() {
        var key = ApiKey.random();
        assertThat(key.toString() + KeyEntry.of("a", Role.USE, key, Instant.EPOCH))
                .doesNotContain(key.secret().substring(3));
        assertThat(ApiKey.isIn("/v1/models?q=" + key.secret())).isTrue();
        assertThat(ApiKey.isIn("pk_ is a prefix")).isFalse();
    }

    @Test
    void keepsTheHashOfAKeyOnly() {
        var one = ApiKey.random();
        assertThat(one.hash().matches(one.hash())).isTrue();
        assertThat(one.hash().matches(ApiKey.random().hash())).isFalse();
        // SHA-256 of "abc", from the standard's own examples.
        assertThat(KeyHash.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void goesIntoTheSettingsAndBack() {
        var entry = KeyEntry.parse("news.room-1:admin:" + HASH);
        assertThat(entry.name()).isEqualTo("news.room-1");
        assertThat(entry.role()).isEqualTo(Role.ADMIN);
        assertThat(entry.setting()).isEqualTo("news.room-1:admin:" + HASH);
        assertThat(entry.isGood()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:use", "a:use:12", ":use:H", "a b:use:H", "a:boss:H", "a:use:hH", "a:use:H:x"})
    void refusesOtherEntries(String entry) {
        assertThatThrownBy(() -> KeyEntry.parse(entry.replace("H", HASH))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsAnAdminDoAll() {
        assertThat(Role.ADMIN.covers(Role.USE)).isTrue();
        assertThat(Role.ADMIN.covers(Role.ADMIN)).isTrue();
        assertThat(Role.USE.covers(Role.USE)).isTrue();
        assertThat(Role.USE.covers(Role.ADMIN)).isFalse();
    }
}
