package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedNamesTest {
    @ParameterizedTest
    @CsvSource({
        "mile, miles, true",
        "transport plane, plane, true",
        "cent per share, cent, true",
        "person, people, true",
        "percent, %, false",
        "soldier, tank, false",
        "soldier, , false",
        ", soldier, false",
        ", , true",
    })
    void comparesUnitsByTheirNoun(String expected, String given, boolean same) {
        assertThat(SeedNames.sameUnit(expected, given)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "Losa Tavake, Tavake, true",
        "Losa Tavake, Prime Minister Losa Tavake, true",
        "Regional Storm Center, the center, true",
        "Wexcombe council, council leader Priya Holloway, false",
        "Ana Liku, Hiro Manu, false",
    })
    void comparesNamesByTheirTellingWords(String expected, String given, boolean same) {
        assertThat(SeedNames.sameName(expected, given)).isEqualTo(same);
    }
}
