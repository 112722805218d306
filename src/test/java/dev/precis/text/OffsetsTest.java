package dev.precis.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final String TEXT = "a€😀b";

    @Test
    void countsCodePoints() {
        Offsets offsets = Offsets.of(TEXT, OffsetUnit.CODEPOINT);
        assertThat(offsets.at(1)).isEqualTo(1);
        assertThat(offsets.at(4)).isEqualTo(3);
        assertThat(offsets.at(TEXT.length())).isEqualTo(4);
    }

    @Test
    void countsBytesOfUtf8() {
        Offsets offsets = Offsets.of(TEXT, OffsetUnit.UTF8);
        assertThat(offsets.at(2)).isEqualTo(4);
        assertThat(offsets.at(4)).isEqualTo(8);
        assertThat(offsets.at(TEXT.length())).isEqualTo(9);
    }

    @Test
    void leavesUtf16AsItIs() {
        assertThat(Offsets.of(TEXT, OffsetUnit.UTF16).at(4)).isEqualTo(4);
    }

    @Test
    void countsALoneSurrogateAsOne() {
        String broken = "\uD83Dx";
        assertThat(Offsets.of(broken, OffsetUnit.CODEPOINT).at(2)).isEqualTo(2);
        assertThat(Offsets.of(broken, OffsetUnit.UTF8).at(2)).isEqualTo(4);
    }
}
