package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.SeedFigures.ExpectedFigure;
import dev.precis.SeedFigures.Seed;
import dev.precis.SeedScore.Fault;
import dev.precis.article.Article;
import dev.precis.article.Metadata;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import dev.precis.figures.Quantities;
import dev.precis.figures.Unit;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.SourceKind;
import dev.precis.sources.Speech;
import dev.precis.sources.Status;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SeedScoreTest {
    static List<Seed> seeds() {
        return SeedFigures.all();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsNoFaultInAPerfectReading(Seed seed) {
        assertThat(SeedScore.of(seed, perfect(seed)).report(EnumSet.allOf(Fault.class)))
                .isEmpty();
    }

    @Test
    void tellsAMissAndTheTrapThatWasTakenInstead() {
        Seed seed = SeedFigures.load("wire-roundup");
        Reading perfect = perfect(seed);
        List<Figure> figures = new ArrayList<>(perfect.figures());
        Figure first = figures.get(0);
        figures.set(0, moved(first, seed.traps().get(0).span()));
        SeedScore score = SeedScore.of(seed, with(perfect, figures));
        assertThat(score.faults(Fault.MISS)).hasSize(1);
        assertThat(score.faults(Fault.TRAP)).hasSize(1);
        assertThat(score.found()).isEqualTo(seed.figures().size() - 1);
    }

    @Test
    void tellsEveryWrongField() {
        Seed seed = SeedFigures.load("health-study");
        Reading perfect = perfect(seed);
        List<Figure> figures = new ArrayList<>(perfect.figures());
        figures.set(0, wrong(figures.get(0)));
        SeedScore score = SeedScore.of(seed, with(perfect, figures));
        assertThat(Arrays.stream(Fault.values())
                        .filter(fault -> !score.faults(fault).isEmpty()))
                .containsExactly(Fault.VALUE, Fault.QUALIFIER, Fault.KIND, Fault.UNIT);
    }

    @Test
    void tellsFiguresThatStandNowhere() {
        Seed seed = SeedFigures.load("match-report");
        Reading perfect = perfect(seed);
        List<Figure> figures = new ArrayList<>(perfect.figures());
        int start = seed.text().indexOf("Quay Park");
        figures.add(moved(figures.get(0), new Span(start, start + 4)));
        assertThat(SeedScore.of(seed, with(perfect, figures)).faults(Fault.FALSE_ALARM))
                .hasSize(1);
    }

    @Test
    void tellsAMissingSource() {
        Seed seed = SeedFigures.load("live-briefing");
        Reading perfect = perfect(seed);
        Reading mute = new Reading(perfect.article(), perfect.quantities(), List.of(), List.of(), Map.of());
        long attributed = seed.figures().stream()
                .filter(figure -> !figure.sources().isEmpty())
                .count();
        assertThat(SeedScore.of(seed, mute).faults(Fault.SOURCE)).hasSize((int) attributed);
    }

    private static Reading perfect(Seed seed) {
        List<Figure> figures = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        Map<String, Attribution> attributions = new HashMap<>();
        for (ExpectedFigure expected : seed.figures()) {
            String id = "f" + (figures.size() + 1);
            figures.add(figure(id, expected));
            String source = expected.sources().isEmpty()
                    ? null
                    : add(sources, expected.sources().get(0));
            String via = expected.via() == null ? null : add(sources, expected.via());
            attributions.put(
                    id, new Attribution(source, via, null, Speech.REPORTED, Status.ATTRIBUTED, null, "expected"));
        }
        Article article = new Article(seed.text(), false, Metadata.NONE, "en", "0", List.of(), List.of(), List.of());
        return new Reading(article, new Quantities(figures, List.of()), sources, List.of(), attributions);
    }

    private static String add(List<Source> sources, String name) {
        String id = "s" + (sources.size() + 1);
        sources.add(new Source(id, name, null, SourceKind.ORGANISATION, List.of(), 1));
        return id;
    }

    private static Figure figure(String id, ExpectedFigure expected) {
        Unit unit = expected.unit() == null ? null : new Unit(expected.unit(), null);
        return figure(id, expected.span(), expected.amount(), expected.qualifier(), expected.kind(), unit);
    }

    private static Figure moved(Figure figure, Span span) {
        return figure(figure.id(), span, figure.amount(), figure.qualifier(), figure.kind(), figure.unit());
    }

    private static Figure wrong(Figure figure) {
        Amount other = new Amount.Exact(BigDecimal.valueOf(-999));
        return figure(figure.id(), figure.span(), other, Qualifier.NEARLY, Kind.OTHER, new Unit("teapot", null));
    }

    private static Figure figure(
            String id, Span span, Amount amount, Qualifier qualifier, Kind kind, @Nullable Unit unit) {
        return new Figure(id, span, span, amount, qualifier, kind, unit, null, null, null, null, span, 0);
    }

    private static Reading with(Reading reading, List<Figure> figures) {
        return new Reading(
                reading.article(),
                new Quantities(figures, List.of()),
                reading.sources(),
                reading.claims(),
                reading.attributions());
    }
}
