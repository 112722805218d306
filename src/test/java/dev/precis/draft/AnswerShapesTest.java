package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Draft.Usage;
import dev.precis.sources.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models really write: each shape is read as meant, or not at all. */
class AnswerShapesTest {
    private static final Reading READING = Readings.of("First {10 men} came.\nThen {20 women} came.\nIt's raining.");
    private static final List<DraftSentence> SENTENCES = List.of(
            new DraftSentence("First 10 men came.", List.of("f1"), List.of(0)),
            new DraftSentence("It's raining, and it won't stop.", List.of(), List.of(2)));
    private static final Draft DRAFT =
            new Draft("People came", SENTENCES, List.of(new KeyFigure("f1", "men who came")), Usage.NONE);

    private static final List<String> AROUND = List.of(
            "%s",
            "```json\n%s\n```",
            "```\n%s",
            "Here is the JSON:\n\n%s\n\nLet me know!",
            "<think>Maybe {\"sentences\":[\"No, 99 men.\"],\"x\":1}? No.</think>%s",
            "Let me think. {\"sentences\":[]}</think>\n%s",
            "{\"answer\": %s}",
            "[%s]",
            "Sure {thing}! %s",
            "<thinking>a < b\n</thinking>\n```json\n%s\n```\nNote: {done}.");

    private static final List<String> BODIES = List.of(
            // as asked
            """
            {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1"],"evidence":[1]},
             {"text":"It's raining, and it won't stop.","figures":[],"evidence":[3]}],
             "key_figures":[{"figure":"f1","label":"men who came"}]}""",
            // trailing commas
            """
            {"headline":"People came","sentences":[{"text":"First 10 men came.","figures":["f1",],"evidence":[1,],},
             {"text":"It's raining, and it won't stop.","figures":[],"evidence":[3],},],
             "key_figures":[{"figure":"f1","label":"men who came",},],}""",
            // comments
            """
            {"headline":"People came", // short
             "sentences":[/* two */{"text":"First 10 men came.","figures":["f1"],"evidence":[1]}, # first
             {"text":"It's raining, and it won't stop.","figures":[],"evidence":[3]}],
             "key_figures":[{"figure":"f1","label":"men who came"}]}""",
            // single quotes, Python
            """
            {'headline':'People came','sentences':[{'text':'First 10 men came.','figures':['f1'],'evidence':[1]},
             {'text':'It's raining, and it won't stop.','figures':None,'evidence':[3]}],
             'key_figures':[{'figure':'f1','label':'men who came'}], 'done': True}""",
            // curly quotes
            """
            {“headline”:“People came”,“sentences”:[{“text”:“First 10 men came.”,“figures”:[“f1”],“evidence”:[1]},
             {“text”:“It's raining, and it won't stop.”,“figures”:[],“evidence”:[3]}],
             “key_figures”:[{“figure”:“f1”,“label”:“men who came”}]}""",
            // bare names and ids
            """
            {headline:"People came",sentences:[{text:"First 10 men came.",figures:[f1],evidence:[1]},
             {text:"It's raining, and it won't stop.",figures:[],evidence:[3]}],
             key_figures:[{figure:f1,label:"men who came"}]}""",
            // forgotten commas
            """
            {"headline":"People came" "sentences":[{"text":"First 10 men came." "figures":["f1"] "evidence":[1]}
             {"text":"It's raining, and it won't stop." "figures":[] "evidence":[3]}]
             "key_figures":[{"figure":"f1" "label":"men who came"}]}""",
            // unknown ids and sentences, doubles, extra fields, a text where a number is due
            """
            {"id":7,"headline":"People came","confidence":0.9,"sentences":[
             {"text":"First 10 men came.","figures":["f1","f9","f1","s1",null],"evidence":["1",1,88],"note":{"a":[1]}},
             {"text":"First 10 men came.","figures":["f1"],"evidence":[1]},
             {"text":"It's raining, and it won't stop.","figures":"none","evidence":"[3]"}],
             "key_figures":[{"figure":"f1","label":"men who came"},{"figure":"f1","label":"again"},{"figure":"f9"}]}""",
            // wrong types that mean nothing, empty ones, nulls
            """
            {"headline":"People came","sentences":[null,7,[],{},{"text":null},{"text":12},{"text":" "},{"text":"…"},
             {"text":"First 10 men came.","figures":["f1"],"evidence":[1]},
             {"text":"It's raining, and it won't stop.","figures":{},"evidence":3}],
             "key_figures":[7,null,{"figure":"f1","label":"men who came"}]}""",
            // markdown, marks, HTML, control characters, escapes that are none
            """
            {"headline":"**People came**","sentences":[{"text":"- First **10 men** [f1] came.","figures":["f1"],"evidence":[1]},
             {"text":"It\\'s *raining*, and\\n it <b>won\\u200B't</b> stop.","figures":[],"evidence":[3]}],
             "key_figures":[{"figure":"[f1]","label":"`men who came`"}]}""",
            // key figures first, cut behind the sentences
            """
            {"headline":"People came","key_figures":[{"figure":"f1","label":"men who came"}],"sentences":[
             {"text":"First 10 men came.","figures":["f1"],"evidence":[1]},
             {"text":"It's raining, and it won't stop.","figures":[],"evidence":[3]}]""");

    private final DraftReader reader = new DraftReader(READING);

    /** 110 shapes that mean the same. */
    @Test
    void readsEveryShapeAsMeant() {
        int shapes = 0;
        for (String around : AROUND) {
            for (String body : BODIES) {
                String answer = around.replace("%s", body);
                assertThat(reader.draft(answer, 8, Usage.NONE)).as(answer).contains(DRAFT);
                shapes++;
            }
        }
        assertThat(shapes).isGreaterThanOrEqualTo(110);
    }

    /** 110 more that must not pass: each is cut within its sentences. */
    @Test
    void acceptsNoShapeThatBreaksOff() {
        for (String around : AROUND) {
            for (String body : BODIES) {
                String whole = around.replace("%s", body);
                String cut = whole.substring(0, whole.lastIndexOf("stop.") + 3);
                assertThat(reader.draft(cut, 8, Usage.NONE)).as(cut).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I cannot summarise this article.",
                "{\"sentences\":\"First 10 men came.\"}",
                "{\"sentences\":{\"0\":\"First 10 men came.\"}}",
                "{\"sentences\":[1,2,3]}",
                "{\"summary\":\"First 10 men came.\"}",
                "<think>{\"sentences\":[{\"text\":\"First 10 men came.\"}]}",
                "<think>{\"sentences\":[{\"text\":\"First 10 men came.\"}]}</think>",
                "{\"type\":\"object\",\"properties\":{\"sentences\":{\"type\":\"array\",\"items\":{}}}}",
                "{\"error\":\"quota\"}",
                "[{\"text\":\"First 10 men came.\"}]"
            })
    void acceptsNothingWhereNoDraftIs(String answer) {
        assertThat(reader.draft(answer, 8, Usage.NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsTheSameInWhateverPieces(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String answer =
                    AROUND.get(random.nextInt(AROUND.size())).replace("%s", BODIES.get(random.nextInt(BODIES.size())));
            if (random.nextInt(3) == 0) {
                answer = damaged(answer, random);
            }
            List<DraftSentence> atOnce = new ArrayList<>();
            List<DraftSentence> inPieces = new ArrayList<>();
            Optional<Draft> whole = stream(List.of(answer), atOnce);
            assertThat(stream(pieces(answer, random), inPieces)).as(answer).isEqualTo(whole);
            assertThat(inPieces).as(answer).isEqualTo(atOnce);
            whole.ifPresent(draft -> {
                assertThat(draft.sentences()).isEqualTo(atOnce);
                assertThat(reader.draft(draft.sentences().isEmpty() ? "" : DraftJson.write(draft), 8, Usage.NONE))
                        .contains(draft);
            });
        }
    }

    @Test
    void tellsOfASentenceAtItsLastBrace() {
        List<DraftSentence> told = new ArrayList<>();
        DraftStream stream = new DraftStream(reader, 8, told::add);
        String body = BODIES.get(0);
        int end = body.indexOf("}") + 1;
        stream.feed(body.substring(0, end - 1));
        assertThat(told).isEmpty();
        stream.feed("}");
        assertThat(told).containsExactly(SENTENCES.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            **Police** said so.                          | Police said so.
            - A point                                    | A point
            ## Head                                      | Head
            See [the report](http://evil.example/x?a=1). | See the report.
            ![chart](http://evil.example/p.png) It fell. | chart It fell.
            A <script>alert(1)</script> B                | A alert(1) B
            =HYPERLINK("x") told                         | HYPERLINK("x") told
            @SUM(1+1) of it                              | SUM(1+1) of it
            @dana said so                                | @dana said so
            -5 degrees in Oslo                           | -5 degrees in Oslo
            5 * 3 and 4 * 2 metres                       | 5 * 3 and 4 * 2 metres
            p < 0.05 and q > 3                           | p < 0.05 and q > 3
            snake_case_name stays                        | snake_case_name stays
            """)
    void makesPlainWords(String written, String plain) {
        assertThat(PlainWords.of(written)).isEqualTo(plain);
    }

    private Optional<Draft> stream(List<String> pieces, List<DraftSentence> told) {
        DraftStream stream = new DraftStream(reader, 8, told::add);
        pieces.forEach(stream::feed);
        return stream.end(Usage.NONE);
    }

    private static List<String> pieces(String answer, Random random) {
        List<String> pieces = new ArrayList<>();
        int longest = 1 + random.nextInt(40);
        for (int at = 0; at < answer.length(); ) {
            int end = Math.min(answer.length(), at + 1 + random.nextInt(longest));
            pieces.add(answer.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String damaged(String answer, Random random) {
        StringBuilder damaged = new StringBuilder(answer);
        for (int change = random.nextInt(4); change >= 0; change--) {
            damaged.setCharAt(random.nextInt(damaged.length()), "{}[]\",:'\\/ #x".charAt(random.nextInt(13)));
        }
        return damaged.toString();
    }
}
