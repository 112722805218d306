package dev.precis.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Article;
import dev.precis.figures.Figure;
import dev.precis.figures.Quantities;
import dev.precis.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of {@code attributions.txt} is a text with a number in brackets, and whose it is. */
class AttributionTest {
    private static final SourceReader READER = new SourceReader();

    @ParameterizedTest
    @MethodSource("rows")
    void attributesTheNumberInBrackets(String row) {
        String[] cells = row.split(" \\| ");
        Reading reading = read(cells[0]);
        Attribution attribution = reading.attribution(reading.figures().get(0));
        assertThat(List.of(name(reading, attribution.source()), name(reading, attribution.via()), attribution.rule()))
                .containsExactly(cells[1], cells[2], cells[3]);
    }

    static Stream<String> rows() {
        try (var in = AttributionTest.class.getResourceAsStream("attributions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> line.contains(" | ") && !line.startsWith("# text")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Reading reading, @Nullable String id) {
        return reading.sources().stream()
                .filter(source -> source.id().equals(id))
                .map(Source::name)
                .findFirst()
                .orElse("-");
    }

    /** Reads a row's text: the first number in brackets is its figure. */
    static Reading read(String picture) {
        String marked = picture.replace(" / ", "\n");
        int open = marked.indexOf('[');
        int close = marked.indexOf(']');
        String text = marked.replaceAll("[\\[\\]]", "");
        Figure figure = Articles.figure("f1", new Span(open, close - 1), 1, null);
        return READER.read(Articles.of(text), new Quantities(List.of(figure), List.of()));
    }

    @Test
    void hasEveryFigureOnce() {
        assertThat(read("Police said [3] men fled.").attributions()).containsOnlyKeys("f1");
    }

    @Test
    void readsTheSameTwice() {
        String text = "Lena Ott told the BBC that [3] men fled. She added that nobody was hurt.";
        assertThat(read(text)).isEqualTo(read(text));
    }

    @Test
    void readsAnArticleWithoutSentences() {
        Article empty = Articles.of("");
        Reading reading = READER.read(empty, new Quantities(List.of(), List.of()));
        assertThat(reading.sources()).isEmpty();
        assertThat(reading.claims()).isEmpty();
    }

    /** Sentences of all subjects, whole and cut, in any order: whatever the rules make of them, they end and give spans. */
    @Test
    void readsAnyMixtureOfSentences() {
        List<String> sentences = Stream.concat(
                        rows().map(row -> row.split(" \\| ")[0]
                                .replaceAll("[\\[\\]]|(?m)^# ", "")
                                .replace(" / ", "\n")),
                        Stream.of(
                                "The minister asked the U.S.-led coalition for help.",
                                "A lawyer told the nine network: 'It is a sad time.'",
                                "The daughter of Mr Orm, Lena Orm, left.",
                                "Orm said so."))
                .toList();
        Random random = new Random(5);
        for (int article = 0; article < 150; article++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                String sentence = sentences.get(random.nextInt(sentences.size()));
                boolean cut = random.nextInt(6) == 0;
                text.append(cut ? sentence.substring(random.nextInt(sentence.length())) : sentence)
                        .append(random.nextInt(3) == 0 ? "\n" : " ");
            }
            String mixture = text.toString();
            Reading reading = READER.read(Articles.of(mixture), new Quantities(List.of(), List.of()));
            assertThat(reading.sources())
                    .allSatisfy(source -> assertThat(source.name()).isNotBlank());
        }
    }
}
