package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON after RFC 8259, and nothing that only looks like it. */
class StrictJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ } \n",
                "{\"\":0}",
                "{\"a\":[]}",
                "{\"a\":[1,-0,0.5,1e5,1E-2,-1.5e+10]}",
                "{\"a\":[true,false,null,\"\",{}]}",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"}",
                "{\"a\":\"\\ud83d\\udea2\"}",
                "{\"a\":\"\u2028\u007f🚢\"}",
                "{\"a\":{\"a\":{\"a\":1}}}"
            })
    void readsWhatIsJson(String body) {
        assertThat(StrictJson.object(body)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"text\"",
                "1",
                "null",
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'b'}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":0x1}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":True}",
                "{\"a\":nul}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1 2]}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u0000\"}",
                "{\"a\":\"\\x41\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"open}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1}]",
                "{\"a\":1}x",
                "{\"a\":1,\"a\":2}",
                "{\"b\":{\"a\":1,\"a\":1}}",
                "/* c */{}",
                "{} // c",
                "# c\n{}",
                "{\"a\":1\u00a0}",
                "\u0000{}",
                "{}\u0000"
            })
    void refusesWhatIsNot(String body) {
        assertRefused(body);
    }

    static Stream<String> tooMuch() {
        return Stream.of(
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"a\":" + "9".repeat(2_000) + "}",
                "{\"a\":0." + "9".repeat(2_000) + "}",
                "{\"" + "n".repeat(201) + "\":1}",
                manyNames());
    }

    private static String manyNames() {
        var body = new StringBuilder("{");
        for (int i = 0; i < 90_000; i++) {
            body.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
        }
        return body.append('}').toString();
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void refusesWhatIsOnlyLarge(String body) {
        assertRefused(body);
    }

    private static void assertRefused(String body) {
        assertThatThrownBy(() -> StrictJson.object(body)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().type()).isEqualTo(ProblemType.INVALID_JSON);
            assertThat(e.problem().detail()).isNotBlank().hasSizeLessThan(300).doesNotContain("jackson");
        });
    }
}
