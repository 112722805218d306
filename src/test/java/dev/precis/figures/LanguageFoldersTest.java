package dev.precis.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A language is a folder with all six files, and its lists have the names that the passes know. */
class LanguageFoldersTest {
    private static final List<String> FILES =
            List.of("bounds.txt", "idioms.txt", "money.txt", "numbers.txt", "units.txt", "words.txt");

    /** Lists that English has no use for. */
    private static final Set<String> OF_OTHERS = Set.of(
            "other-decimal-sign",
            "apostrophe",
            "number-grammar",
            "vague-scales",
            "scales-alone",
            "abbreviations",
            "age-words",
            "ordinal-suffix-hyphen",
            "multiple-adverbs");

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
        Set<String> names = new HashSet<>(Lexicon.of(language).listNames());
        names.removeAll(OF_OTHERS);
        assertThat(Lexicon.of("en").listNames()).containsAll(names);
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
