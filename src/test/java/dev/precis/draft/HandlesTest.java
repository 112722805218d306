package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            It lost 250 [f3] men.         | It lost 250 men.
            It lost 250[f3].              | It lost 250.
            It lost 250 (f3), he said.    | It lost 250, he said.
            Both [f1, f2] rose [4].       | Both rose.
            He said so [s1][2].           | He said so.
            A "[sic]" stays [as it is].   | A "[sic]" stays [as it is].
            Some (12) stay, and [1,200].  | Some (12) stay, and [1,200].
            """)
    void stripsMarksThatWereLeft(String written, String clean) {
        assertThat(Handles.strip(written)).isEqualTo(clean);
    }

    @Test
    void namesTheFiguresOfMarks() {
        assertThat(Handles.figures("a [F1, f22] b (f3) c [s4] d [5] f6")).containsExactly("f1", "f22", "f3");
    }
}
