package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.figures.Figure;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.text.OffsetUnit;
import dev.precis.text.Offsets;
import dev.precis.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the reading of any article, shown on the sample articles with things put around and between. */
class ReadingLawsTest {
    private static final int SEEDS = 6;
    private static final Intake INTAKE = new Intake();
    private static final ArticleReader READER = new ArticleReader(new FigureFinder(), new SourceReader());

    /** Lines that pages put between paragraphs, some with numbers. */
    private static final List<String> FURNITURE = List.of(
            "Advertisement",
            "Share this article",
            "Support our newsroom from just $2 a month",
            "Read more: Ten ways to save $300 this winter",
            "Sign up for our newsletter: 5 stories every morning",
            "ADVERTISEMENT - CONTINUE READING BELOW",
            "3 min read",
            "Follow us on Facebook");

    /** Letters of other widths, joined or read from the right. */
    private static final List<String> STRANGERS =
            List.of("😀 ", "👩‍👩‍👧 ", "e\u0301 ", "שלום ", "مرحبا ", "数据 ", "\u200Bя ", "𝔘 ");

    static List<String> texts() {
        return SeedFigures.all().stream().map(SeedFigures.Seed::text).toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void changesNoFigureForFurniture(String text) {
        List<String> plain = told(text);
        for (int seed = 0; seed < SEEDS; seed++) {
            String furnished = furnished(text, new Random(seed));
            assertThat(told(furnished)).as("seed %d", seed).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource(OffsetUnit.class)
    void givesEverySpanExactlyInEachUnit(OffsetUnit unit) {
        for (String seed : texts()) {
            String text = estranged(seed, new Random(seed.length()));
            Offsets offsets = Offsets.of(text, unit);
            for (Span span : spans(text)) {
                assertThat(slice(text, offsets.at(span.start()), offsets.at(span.end()), unit))
                        .isEqualTo(span.in(text));
            }
        }
    }

    private static List<Span> spans(String text) {
        var reading = READER.read(INTAKE.read(Submission.ofText(text)));
        List<Span> spans = new ArrayList<>();
        reading.figures().forEach(figure -> spans.addAll(List.of(figure.span(), figure.number(), figure.quote())));
        reading.sources().forEach(source -> spans.addAll(source.mentions()));
        assertThat(spans).isNotEmpty();
        return spans;
    }

    /** The text between two offsets, cut as a caller cuts it who counts in the unit. */
    private static String slice(String text, int start, int end, OffsetUnit unit) {
        return switch (unit) {
            case UTF16 -> text.substring(start, end);
            case CODEPOINT -> new String(text.codePoints().toArray(), start, end - start);
            case UTF8 -> new String(text.getBytes(StandardCharsets.UTF_8), start, end - start, StandardCharsets.UTF_8);
        };
    }

    private static List<String> told(String text) {
        var article = INTAKE.read(Submission.ofText(text));
        return READER.read(article).figures().stream()
                .map(figure -> told(article.text(), figure))
                .toList();
    }

    private static String told(String text, Figure figure) {
        return "%s: %s %s %s %s"
                .formatted(figure.span().in(text), figure.amount(), figure.qualifier(), figure.kind(), figure.unit());
    }

    private static String furnished(String text, Random random) {
        String[] paragraphs = text.split("\n\n");
        List<String> lines = new ArrayList<>(List.of(paragraphs[0]));
        for (int i = 1; i < paragraphs.length; i++) {
            boolean put = i > 1 && random.nextInt(3) == 0;
            if (put) {
                lines.add(FURNITURE.get(random.nextInt(FURNITURE.size())));
            }
            lines.add(paragraphs[i]);
        }
        return String.join("\n\n", lines);
    }

    /** Puts letters of other widths before sentences. */
    private static String estranged(String text, Random random) {
        StringBuilder estranged = new StringBuilder();
        for (String sentence : text.split("(?<=\\. )")) {
            estranged.append(sentence);
            if (random.nextInt(4) == 0) {
                estranged.append(STRANGERS.get(random.nextInt(STRANGERS.size())));
            }
        }
        return estranged.toString();
    }
}
