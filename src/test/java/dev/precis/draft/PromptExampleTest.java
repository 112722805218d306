package dev.precis.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Draft.DraftSentence;
import dev.precis.draft.Draft.Usage;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The worked example of the prompt is read and checked like any article, and no prompt changes without its version. */
class PromptExampleTest {
    private static final String SHEET = between("EXAMPLE ARTICLE\n", "\nEXAMPLE ANSWER");
    private static final String ANSWER = Prompts.SYSTEM.substring(Prompts.SYSTEM.indexOf("EXAMPLE ANSWER\n") + 15);

    private final Reading reading = new ArticleReader(new FigureFinder(), new SourceReader())
            .read(new Intake().read(Submission.ofText(article())));

    @Test
    void theExampleIsWhatOurOwnReadersMakeOfIt() {
        assertThat(ArticleSheet.of(reading).strip()).isEqualTo(SHEET.strip());
    }

    @Test
    void theExampleAnswerPassesTheGate() {
        Draft draft = new DraftReader(reading).draft(ANSWER, 8, Usage.NONE).orElseThrow();
        var check = new Gate().on(reading);
        String text = draft.sentences().stream().map(DraftSentence::text).collect(Collectors.joining(" "));
        assertThat(check.apply(text).findings()).isEmpty();
        assertThat(check.apply(text).items()).as("it has something to check").hasSizeGreaterThan(3);
        assertThat(check.apply(Objects.requireNonNull(draft.headline())).findings())
                .isEmpty();
        draft.keyFigures().forEach(key -> assertThat(
                        check.apply(Objects.requireNonNull(key.label())).findings())
                .isEmpty());
    }

    /** The example article once more: a wrong number is found, goes back in words, and the answer takes its place. */
    @Test
    void aRevisionOfTheExampleSaysWhatWasFoundAndIsReadAsItAsks() {
        String wrong = ANSWER.replace("all 14 daily", "all 40 daily");
        Draft draft = new DraftReader(reading).draft(wrong, 8, Usage.NONE).orElseThrow();
        DraftSentence bad = draft.sentences().get(0);
        var findings = new Gate().on(reading).apply(bad.text()).findings();
        assertThat(findings).isNotEmpty();
        String asked = Prompts.revision(draft, List.of(new Objection(0, findings)));
        assertThat(asked)
                .contains("Sentence 1 (\"Crews of the Marrow Line walked out on …\"):", "40")
                .contains("{\"rewrites\":[{\"sentence\":0,\"text\":\"\",\"figures\":[\"f1\"],\"evidence\":[1]}]}")
                .doesNotContain("{findings}");
        String mended = """
                {"rewrites":[{"sentence":1,"text":"%s","figures":["f1"],"evidence":[2]}]}""".formatted(bad.text().replace("40", "14"));
        Draft revised = new DraftReader(reading)
                .revision(mended, draft, List.of(0), Usage.NONE)
                .orElseThrow();
        assertThat(new Gate()
                        .on(reading)
                        .apply(revised.sentences().get(0).text())
                        .findings())
                .isEmpty();
        assertThat(revised.sentences().get(1)).isEqualTo(draft.sentences().get(1));
    }

    /** A stored summary says by which version of the prompts it was made. */
    @Test
    void thePromptVersionChangesWithThePrompts() throws IOException, NoSuchAlgorithmException {
        List<String> known = lines();
        String now = Prompts.VERSION + " " + hash();
        assertThat(known.get(known.size() - 1))
                .as("the prompts changed: raise version.txt and add the line '<version> %s'", hash())
                .isEqualTo(now);
        Set<String> versions = new HashSet<>();
        assertThat(known).allMatch(line -> versions.add(line.split(" ")[0]));
    }

    private static String hash() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String file :
                List.of("system.txt", "revise.txt", "task.properties", "draft.schema.json", "revision.schema.json")) {
            digest.update(Resources.text(file).replace("\r", "").getBytes(StandardCharsets.UTF_8));
        }
        digest.update(
                ArticleSheet.of(Readings.of("A {1 a@s1:disputed}.\nB.", "S")).getBytes(StandardCharsets.UTF_8));
        Draft earlier = new Draft("H", List.of(new DraftSentence("A b.", List.of(), List.of())), List.of(), Usage.NONE);
        List<Objection> objections = List.of(new Objection(0, List.of(), 9), new Objection(1, List.of(), 9));
        digest.update(Prompts.revision(earlier, objections).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static List<String> lines() throws IOException {
        try (InputStream file = PromptExampleTest.class.getResourceAsStream("prompt-versions.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    /** The example's sentences as plain text, without numbers and handles. */
    private static String article() {
        return SHEET.lines()
                .filter(line -> line.matches("\\[\\d+\\] .*"))
                .map(line -> line.replaceAll("^\\[\\d+\\] ", "").replaceAll(" \\[f\\d+\\]", ""))
                .collect(Collectors.joining("\n\n"));
    }

    private static String between(String from, String to) {
        int start = Prompts.SYSTEM.indexOf(from) + from.length();
        return Prompts.SYSTEM.substring(start, Prompts.SYSTEM.indexOf(to, start));
    }
}
