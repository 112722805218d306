package dev.precis.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A language is a folder with all six files, and its lists have the names that the passes know. */
class LanguageFoldersTest {
    private static final List<String> FILES =
            List.of("bounds.txt", "idioms.txt", "money.txt", "numbers.txt", "units.txt", "words.txt");

    static Stream<String> languages() {
        return Languages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasAllSixFiles(String language) {
        assertThat(FILES).allSatisfy(file -> assertThat(
                        Languages.folder().resolve(language).resolve(file))
                .matches(Files::isRegularFile));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void namesNoListThatEnglishLacks(String language) {
        assertThat(Lexicon.of("en").listNames()).containsAll(Lexicon.of(language).listNames());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysNoListTwice(String language) {
        List<String> lines = DataFile.rows(language + "/words.txt").stream()
                .map(row -> String.join("|", row))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
        assertThat(lines).doesNotHaveDuplicates();
    }
}
