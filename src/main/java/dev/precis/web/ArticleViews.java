package dev.precis.web;

import dev.precis.article.Article;
import dev.precis.draft.Suspicions;
import dev.precis.figures.Amount;
import dev.precis.figures.Figure;
import dev.precis.sources.Attribution;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import dev.precis.sources.Speech;
import dev.precis.text.OffsetUnit;
import dev.precis.text.Offsets;
import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Shows one article's reading in the caller's offset unit. */
final class ArticleViews {
    private final Reading reading;
    private final Article article;
    private final Offsets offsets;
    private final Map<String, List<String>> figuresOf;

    ArticleViews(Reading reading, OffsetUnit unit) {
        this.reading = reading;
        this.article = reading.article();
        this.offsets = Offsets.of(article.text(), unit);
        this.figuresOf = figuresBySource(reading);
    }

    ArticleView article(boolean includeText) {
        var about = article.metadata();
        var text = article.text();
        return new ArticleView(
                about.title(),
                about.outlet(),
                about.sourceUrl(),
                about.published(),
                about.author(),
                article.language(),
                article.sha256(),
                text.codePointCount(0, text.length()),
                words(text),
                article.furniture().stream()
                        .map(f -> new FurnitureView(start(f.span()), end(f.span()), f.why()))
                        .toList(),
                suspicions(),
                includeText || article.fromHtml() ? text : null);
    }

    private List<SuspicionView> suspicions() {
        return Suspicions.in(article).stream()
                .map(found -> found.field().equals("text")
                        ? new SuspicionView("text", start(found.span()), end(found.span()), found.why())
                        : new SuspicionView(
                                found.field(),
                                found.span().start(),
                                found.span().end(),
                                found.why()))
                .toList();
    }

    FigureView figure(Figure figure, @Nullable String label, boolean key) {
        var amount = figure.amount();
        var unit = figure.unit();
        var normalized = figure.normalized();
        var whose = reading.attribution(figure);
        return new FigureView(
                figure.id(),
                article.words(figure.span()),
                start(figure.span()),
                end(figure.span()),
                label,
                figure.kind(),
                value(amount),
                amount instanceof Amount.Range range ? range.high() : null,
                amount instanceof Amount.Part part ? part.whole() : null,
                amount instanceof Amount.Score score ? score.parts() : null,
                figure.qualifier(),
                unit == null ? null : unit.name(),
                unit == null ? null : unit.code(),
                normalized == null ? null : new NormalizedView(normalized.value(), normalized.unitCode()),
                figure.change(),
                figure.changeFrom(),
                place(figure.asOf()),
                article.words(figure.quote()),
                start(figure.quote()),
                end(figure.quote()),
                whose.source(),
                whose.via(),
                attribution(whose),
                whose.status(),
                place(whose.hedge()),
                key);
    }

    List<FigureView> allFigures() {
        return reading.figures().stream().map(f -> figure(f, null, false)).toList();
    }

    /** Those of the given ids, in the order of the text. */
    List<FigureView> figures(Set<String> ids) {
        return reading.figures().stream()
                .filter(figure -> ids.contains(figure.id()))
                .map(figure -> figure(figure, null, false))
                .toList();
    }

    SourceView source(Source source) {
        return new SourceView(
                source.id(),
                source.name(),
                source.role(),
                source.kind(),
                source.mentions().stream().map(this::placeOf).toList(),
                figuresOf.getOrDefault(source.id(), List.of()),
                source.statements());
    }

    List<SourceView> allSources() {
        return reading.sources().stream().map(this::source).toList();
    }

    /** Those of the given ids, in the order of first mention. */
    List<SourceView> sources(Set<String> ids) {
        return reading.sources().stream()
                .filter(source -> ids.contains(source.id()))
                .map(this::source)
                .toList();
    }

    EvidenceView evidence(Span span) {
        return new EvidenceView(start(span), end(span), article.words(span));
    }

    CoverageView coverage() {
        Map<String, Integer> none = new TreeMap<>();
        reading.quantities().notFigures().forEach(n -> none.merge(Json.name(n.reason()), 1, Integer::sum));
        int figures = reading.figures().size();
        return new CoverageView(figures + reading.quantities().notFigures().size(), figures, none);
    }

    private @Nullable AttributionView attribution(Attribution whose) {
        var cue = whose.cue();
        if (cue == null) {
            return whose.speech() == Speech.NONE ? null : new AttributionView(null, null, null, whose.speech());
        }
        return new AttributionView(start(cue), end(cue), article.words(cue), whose.speech());
    }

    private @Nullable PlaceView place(@Nullable Span span) {
        return span == null ? null : placeOf(span);
    }

    private PlaceView placeOf(Span span) {
        return new PlaceView(start(span), end(span), article.words(span));
    }

    private int start(Span span) {
        return offsets.at(span.start());
    }

    private int end(Span span) {
        return offsets.at(span.end());
    }

    private static Map<String, List<String>> figuresBySource(Reading reading) {
        Map<String, List<String>> figures = new HashMap<>();
        for (var figure : reading.figures()) {
            var source = reading.attribution(figure).source();
            if (source != null) {
                figures.computeIfAbsent(source, s -> new ArrayList<>()).add(figure.id());
            }
        }
        return figures;
    }

    private static @Nullable BigDecimal value(Amount amount) {
        if (amount instanceof Amount.Exact exact) {
            return exact.value();
        }
        if (amount instanceof Amount.Range range) {
            return range.low();
        }
        return amount instanceof Amount.Part part ? part.part() : null;
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int at = 0; at < text.length(); at++) {
            boolean space = Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }
}
