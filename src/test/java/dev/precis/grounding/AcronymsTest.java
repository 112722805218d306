package dev.precis.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcronymsTest {
    @ParameterizedTest
    @CsvSource({
        "the ONS, Office for National Statistics, true",
        "The UKHSA, UK Health Security Agency, true",
        "Office for National Statistics, ONS, true",
        "U.N., United Nations, true",
        "ONS, Office for Nuclear Regulation, false",
        "Ann, A Northern Nation, false",
        "WHO, who, false"
    })
    void tellsAnAcronym(String one, String other, boolean same) {
        assertThat(Acronyms.same(one, other)).isEqualTo(same);
    }
}
