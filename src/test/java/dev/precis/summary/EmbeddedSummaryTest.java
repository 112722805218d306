package dev.precis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.ExtractiveDrafter;
import dev.precis.figures.FigureFinder;
import dev.precis.grounding.Gate;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.SourceReader;
import dev.precis.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way with nothing scripted: every sample article gives a proven summary. */
class EmbeddedSummaryTest {
    private final ArticleSummarizer summarizer = new ArticleSummarizer(
            new ArticleReader(new FigureFinder(), new SourceReader())::read,
            List.of(new ExtractiveDrafter()),
            new Gate()::check,
            Clock.systemUTC());

    /** Our own samples, and those beside the checkout where they are there. */
    static Stream<Path> articles() throws IOException {
        Stream<Path> all = Stream.empty();
        for (Path folder : List.of(Path.of("seeds"), Path.of("..", "shared", "seeds"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    all = Stream.concat(
                            all, files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream());
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("articles")
    void givesAProvenSummary(Path file) throws IOException {
        Article article = new Intake().read(Submission.ofText(Files.readString(file)));

        Summary summary = summarizer.summarize(article, Options.DEFAULT, step -> {});

        assertThat(summary.model()).isEqualTo("embedded/extractive");
        assertThat(summary.sentences()).hasSizeBetween(2, 4);
        assertThat(summary.report().findings()).isEmpty();
        assertThat(summary.keyFigures()).isNotEmpty();
        assertThat(summary.sentences()).allSatisfy(sentence -> {
            assertThat(sentence.evidence()).isNotEmpty();
            assertThat(sentence.evidence()).noneMatch(span -> isFurniture(article, span));
            assertThat(sentence.span().in(summary.text())).isEqualTo(sentence.text());
        });
    }

    private static boolean isFurniture(Article article, Span span) {
        return article.furniture().stream()
                .anyMatch(furniture -> furniture.span().overlaps(span));
    }
}
