package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import dev.precis.sources.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftReaderTest {
    private static final Reading READING = Readings.of("First {10 men} came.\nThen {20 women} came.\nIt rained.");
    private static final String CLEAN = """
            {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1"],"evidence":[1]}],\
            "key_figures":[{"figure":"f1","label":"men who came"}]}""";
    private static final Draft DRAFT = new Draft(
            "People came",
            List.of(new DraftSentence("First 10 men came.", List.of("f1"), List.of(0))),
            List.of(new KeyFigure("f1", "men who came")),
            Usage.NONE);

    private final DraftReader reader = new DraftReader(READING);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "\n\n  %s  \n",
                "```json\n%s\n```",
                "```\n%s\n```\nLet me know if you need more.",
                "Here is the summary you asked for:\n\n%s",
                "%s\n\nNote: {I kept} every figure.",
                "<think>The article has {\"sentences\": [\"wrong\"]} and f1.</think>\n%s",
                "I first thought of {\"sentences\": []}. Then: %s",
                "The shape is {\"type\":\"object\",\"properties\":{\"sentences\":{\"type\":\"array\"}}}.\n%s",
                "{\"summary\": %s}",
                "[%s]",
                "{ {{ not json } %s"
            })
    void findsTheJsonInWhatIsAroundIt(String around) {
        assertThat(reader.draft(around.formatted(CLEAN), 8, Usage.NONE)).contains(DRAFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // trailing commas
                """
                {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1",],"evidence":[1,],},],
                 "key_figures":[{"figure":"f1","label":"men who came",},],}""",
                // numbers as text, marks as ids, numbers as ids
                """
                {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["[f1]"],"evidence":["1"]}],
                 "key_figures":[{"figure":1,"label":"men who came"}]}""",
                // one value instead of a list, upper case
                """
                {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":"F1","evidence":1}],
                 "key_figures":[{"figure":"F1","label":"men who came"}]}""",
                // what does not exist, doubles, nulls
                """
                {"headline":"People came","sentences":[null,{"text":"First 10 men came.","figures":["f1","f1","f9",null,"s1"],
                 "evidence":[1,1,0,-4,99,null]},{"text":null,"figures":["f2"],"evidence":[2]},{"text":"  "}],
                 "key_figures":[null,{"figure":"f1","label":"men who came"},{"figure":"f1","label":"again"},
                                {"figure":"f77","label":"no"},{"figure":null,"label":"no"},{}]}""",
                // marks in the texts, white space, unknown fields
                """
                {"headline":"People came [1]","mood":"dry","sentences":[{"text":" First 10 men [f1]\\n came. ","evidence":"[1]"}],
                 "key_figures":[{"figure":"f1","label":"men who came [f1]"}]}""",
                // a line break inside a string
                "{\"headline\":\"People\ncame\",\"sentences\":[{\"text\":\"First 10 men\ncame.\",\"figures\":[\"f1\"],"
                        + "\"evidence\":[1]}],\"key_figures\":[{\"figure\":\"f1\",\"label\":\"men who came\"}]}"
            })
    void forgivesSlips(String answer) {
        assertThat(reader.draft(answer, 8, Usage.NONE)).contains(DRAFT);
    }

    @Test
    void makesDoWithoutWhatIsMissing() {
        Draft bare =
                new Draft(null, List.of(new DraftSentence("It rained.", List.of(), List.of())), List.of(), Usage.NONE);
        assertThat(reader.draft("{\"sentences\":[{\"text\":\"It rained.\"}]}", 8, Usage.NONE))
                .contains(bare);
        assertThat(reader.draft(
                        "{\"headline\":null,\"sentences\":[\"It rained.\"],\"key_figures\":null}", 8, Usage.NONE))
                .contains(bare);
    }

    @Test
    void keepsNoMoreKeyFiguresThanAskedFor() {
        String two = CLEAN.replace(
                "\"key_figures\":[", "\"key_figures\":[{\"figure\":\"f2\",\"label\":\"women who came\"},");
        assertThat(reader.draft(two, 1, Usage.NONE).orElseThrow().keyFigures())
                .containsExactly(new KeyFigure("f2", "women who came"));
        assertThat(reader.draft(two, 0, Usage.NONE).orElseThrow().keyFigures()).isEmpty();
    }

    /** Where the sentences are whole, only key figures are lost. */
    @Test
    void takesNoAnswerThatIsCutWithinItsSentences() {
        int whole = CLEAN.indexOf("],\"key_figures") + 1;
        for (int end = 0; end < CLEAN.length(); end++) {
            var read = reader.draft(CLEAN.substring(0, end), 8, Usage.NONE);
            if (end < whole) {
                assertThat(read).as("%s", end).isEmpty();
            } else {
                assertThat(read)
                        .as("%s", end)
                        .get()
                        .extracting(Draft::sentences)
                        .isEqualTo(DRAFT.sentences());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "null", "{}", "{\"sentences\":{}}", "{\"sentences\":[]}", "{\"sentences\":[{}]}"})
    void findsNothingWhereNothingIs(String answer) {
        assertThat(reader.draft(answer, 8, Usage.NONE)).isEmpty();
    }

    @Test
    void mergesOnlyWhatWasAskedFor() {
        Draft earlier = new Draft(
                "Old",
                List.of(
                        new DraftSentence("One.", List.of("f1"), List.of(0)),
                        new DraftSentence("Two.", List.of("f2"), List.of(1)),
                        new DraftSentence("Three.", List.of(), List.of(2))),
                List.of(new KeyFigure("f2", "women")),
                new Usage(5, 5, 1));
        String answer = """
                {"rewrites":[{"sentence":"2","text":"Then 20 women came [f2].","figures":[],"evidence":[2]},
                 {"sentence":1,"text":"Not asked for.","figures":[],"evidence":[]},
                 {"sentence":0,"text":"New","figures":[],"evidence":[]},
                 {"sentence":3,"text":"","figures":[],"evidence":[]},
                 {"sentence":9,"text":"Nowhere.","figures":[],"evidence":[]}, null]}""";
        Draft merged = reader.revision(answer, earlier, Set.of(Objection.HEADLINE, 1, 2), Usage.NONE)
                .orElseThrow();
        assertThat(merged)
                .isEqualTo(new Draft(
                        "New",
                        List.of(
                                earlier.sentences().get(0),
                                new DraftSentence("Then 20 women came.", List.of("f2"), List.of(1)),
                                earlier.sentences().get(2)),
                        earlier.keyFigures(),
                        Usage.NONE));
    }

    @Test
    void survivesWhateverComes() {
        Random random = new Random(20261122);
        String letters = CLEAN + "{}[]\",:\\`<think>\u0000é";
        for (int round = 0; round < 2000; round++) {
            StringBuilder answer = new StringBuilder(CLEAN);
            for (int change = random.nextInt(12); change >= 0; change--) {
                int at = random.nextInt(answer.length());
                answer.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
            }
            reader.draft(answer.toString(), 8, Usage.NONE)
                    .ifPresent(draft -> assertThat(draft.sentences()).allSatisfy(sentence -> {
                        assertThat(sentence.figures()).isSubsetOf("f1", "f2");
                        assertThat(sentence.evidence()).isSubsetOf(0, 1, 2);
                    }));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":", "{\"a\":{},", "<think>", "[[f1", "{\"sentences\":[{\"text\":\"a\"},"})
    void readsLongNonsenseInTime(String part) {
        String answer = part.repeat((1 << 20) / part.length());
        assertTimeout(Duration.ofSeconds(30), () -> assertThat(reader.draft(answer, 8, Usage.NONE))
                .isEmpty());
    }
}
