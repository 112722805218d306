package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    /** What is no JSON value, each in every place where a value may stand: two hundred bodies. */
    static Stream<String> wrongValues() {
        var atoms = List.of(
                "",
                ",",
                ":",
                "]",
                "}",
                "-",
                "+",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".1",
                "-.5",
                "1.e1",
                "1e",
                "1e+",
                "1E-",
                "0e",
                "1.2.3",
                "1-1",
                "0x1F",
                "1_000",
                "1,",
                "Infinity",
                "-Infinity",
                "NaN",
                "nan",
                "inf",
                "TRUE",
                "True",
                "tru",
                "truee",
                "nul",
                "NULL",
                "undefined",
                "'a'",
                "a",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\a\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\uD8\"",
                "\"\\u00G0\"",
                "\"\\U0041\"",
                "\"\t\"",
                "\"\n\"",
                "\"\u0001\"",
                "\"\u001f\"",
                "\"a\" \"b\"",
                "[",
                "[,",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1;2]",
                "[\"a\":1]",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{1:1}",
                "{a:1}",
                "{\"a\"=1}",
                "{\"a\":1:2}",
                "{null:1}",
                "/**/1",
                "1//",
                "#1",
                "\u00A01",
                "\u2003",
                "\uFEFF1",
                "１",
                "<a/>",
                "*",
                "$",
                "`a`",
                "\\u0031");
        return atoms.stream()
                .flatMap(atom -> Stream.of(
                        "{\"a\":" + atom + "}", "{\"a\":[0," + atom + "]}", "{\"a\":{\"b\":" + atom + "},\"c\":0}"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void refusesWhatIsNoValueAnywhere(String body) {
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
