package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.SeedFigures.Seed;
import dev.precis.SeedScore.Fault;
import dev.precis.article.Article;
import dev.precis.article.Intake;
import dev.precis.article.Sentence;
import dev.precis.article.Submission;
import dev.precis.figures.FigureFinder;
import dev.precis.figures.Quantities;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import dev.precis.text.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the seeds and compares what is found with what is expected. */
class SeedReadingTest {
    private static final Intake INTAKE = new Intake();
    private static final FigureFinder FINDER = new FigureFinder();
    private static final Set<Fault> OF_SOURCES = EnumSet.of(Fault.SOURCE, Fault.VIA);
    private static final Set<Fault> OF_FIGURES = EnumSet.complementOf(EnumSet.of(Fault.SOURCE, Fault.VIA));

    /**
     * How many faults of each sort an article may have. These are what was measured when the row was written: lower them
     * when reading gets better, and raise none without a reason in the commit.
     */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # seed,              miss, trap, false alarm, value, qualifier, kind, unit
            donation-furniture,  0,    1,    0,           0,     0,         0,    0
            health-study,        0,    0,    0,           0,     0,         1,    1
            live-briefing,       0,    1,    0,           0,     0,         0,    0
            match-report,        1,    0,    0,           0,     0,         0,    0
            quarterly-results,   0,    1,    0,           0,     0,         0,    0
            tabloid-captions,    0,    0,    0,           0,     0,         0,    0
            translated-agency,   0,    0,    0,           0,     0,         0,    0
            wire-roundup,        0,    0,    0,           0,     0,         0,    0
            """)
    void findsTheFigures(
            String name, int miss, int trap, int falseAlarm, int value, int qualifier, int kind, int unit) {
        SeedScore score = readFigures(SeedFigures.load(name));
        SoftAssertions.assertSoftly(softly -> {
            softly.assertThat(score.faults(Fault.MISS)).as("misses").hasSizeLessThanOrEqualTo(miss);
            softly.assertThat(score.faults(Fault.TRAP)).as("traps").hasSizeLessThanOrEqualTo(trap);
            softly.assertThat(score.faults(Fault.FALSE_ALARM))
                    .as("false alarms")
                    .hasSizeLessThanOrEqualTo(falseAlarm);
            softly.assertThat(score.faults(Fault.VALUE)).as("values").hasSizeLessThanOrEqualTo(value);
            softly.assertThat(score.faults(Fault.QUALIFIER)).as("qualifiers").hasSizeLessThanOrEqualTo(qualifier);
            softly.assertThat(score.faults(Fault.KIND)).as("kinds").hasSizeLessThanOrEqualTo(kind);
            softly.assertThat(score.faults(Fault.UNIT)).as("units").hasSizeLessThanOrEqualTo(unit);
        });
    }

    @Test
    void attributesMostFiguresToTheRightSource() {
        List<SeedScore> scores =
                SeedFigures.all().stream().map(SeedReadingTest::read).toList();
        int found = scores.stream().mapToInt(SeedScore::found).sum();
        int wrong = count(scores, Fault.SOURCE);
        int wrongVia = count(scores, Fault.VIA);
        assertThat((found - wrong) / (double) found).as("sources").isGreaterThanOrEqualTo(0.85);
        assertThat((found - wrongVia) / (double) found).as("via").isGreaterThanOrEqualTo(0.95);
    }

    /** Every expected figure's own words are inside a sentence or caption that intake kept, and no furniture holds one. */
    @Test
    void losesNoFigureToFurniture() {
        for (Seed seed : SeedFigures.all()) {
            Article article = INTAKE.read(Submission.ofText(seed.text()));
            assertThat(seed.figures()).allSatisfy(figure -> assertThat(article.furniture())
                    .as("%s: %s", seed, figure.context())
                    .noneMatch(furniture -> furniture.span().overlaps(figure.span())));
        }
    }

    private static int count(List<SeedScore> scores, Fault fault) {
        return scores.stream().mapToInt(score -> score.faults(fault).size()).sum();
    }

    private static SeedScore readFigures(Seed seed) {
        Article article = INTAKE.read(Submission.ofText(seed.text()));
        List<Span> sentences = article.sentences().stream().map(Sentence::span).toList();
        Quantities quantities = FINDER.find(article.text(), sentences, article.language());
        return report(seed, new Reading(article, quantities, List.of(), List.of(), Map.of()), OF_FIGURES);
    }

    private static SeedScore read(Seed seed) {
        ArticleReader reader = new ArticleReader(FINDER, new SourceReader());
        return report(seed, reader.read(INTAKE.read(Submission.ofText(seed.text()))), OF_SOURCES);
    }

    private static SeedScore report(Seed seed, Reading reading, Set<Fault> sorts) {
        SeedScore score = SeedScore.of(seed, reading);
        System.out.print(score.report(sorts));
        return score;
    }
}
