package dev.precis.web;

import dev.precis.draft.Draft;
import dev.precis.figures.Figure;
import dev.precis.grounding.Item;
import dev.precis.sources.Reading;
import dev.precis.summary.Summary;
import dev.precis.text.Offsets;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows a summary in the caller's offset unit. */
final class SummaryViews {
    private final Summary summary;
    private final Reading reading;
    private final SummaryRequest request;
    private final ArticleViews views;
    private final Offsets offsets;
    private final List<Draft.KeyFigure> keyFigures;
    private final Map<String, Figure> figures;

    SummaryViews(Summary summary, SummaryRequest request) {
        var unit = request.article().offsetUnit();
        this.summary = summary;
        this.reading = summary.reading();
        this.request = request;
        this.views = new ArticleViews(reading, unit);
        this.offsets = Offsets.of(summary.text(), unit);
        this.figures = reading.figures().stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        this.keyFigures = summary.keyFigures().stream()
                .filter(key -> figures.containsKey(key.figure()))
                .limit(request.options().brief().maxFigures())
                .toList();
    }

    SummaryAnswer answer(Stopwatch watch, long intake) {
        return new SummaryAnswer(
                summary.id(),
                "summary",
                summary.created().truncatedTo(ChronoUnit.MILLIS).toString(),
                request.article().offsetUnit(),
                views.article(request.article().includeText()),
                new SummaryAnswer.Text(
                        summary.headline(),
                        summary.text(),
                        summary.sentences().stream().map(this::sentence).toList()),
                keyFigures.stream().map(this::keyFigure).toList(),
                sources(),
                verification(),
                model(),
                timings(watch, intake));
    }

    private SummaryAnswer.Sentence sentence(Summary.CheckedSentence sentence) {
        return new SummaryAnswer.Sentence(
                sentence.text(),
                offsets.at(sentence.span().start()),
                offsets.at(sentence.span().end()),
                sentence.figures(),
                sentence.sources(),
                sentence.evidence().stream().map(views::evidence).toList(),
                sentence.findings().stream().map(ReasonView::of).toList());
    }

    private FigureView keyFigure(Draft.KeyFigure key) {
        return views.figure(Objects.requireNonNull(figures.get(key.figure())), key.label(), true);
    }

    /** Those the sentences name or rest on, and those of the key figures. */
    private List<SourceView> sources() {
        Set<String> named = new HashSet<>();
        summary.sentences().forEach(sentence -> named.addAll(sentence.sources()));
        for (var key : keyFigures) {
            var whose = reading.attribution(Objects.requireNonNull(figures.get(key.figure())));
            named.add(Objects.requireNonNullElse(whose.source(), ""));
            named.add(Objects.requireNonNullElse(whose.via(), ""));
        }
        return views.sources(named);
    }

    private SummaryAnswer.Verification verification() {
        return new SummaryAnswer.Verification(
                summary.mode(),
                summary.report().verdict(),
                tally(Item.Kind.NUMBER),
                tally(Item.Kind.SOURCE),
                tally(Item.Kind.QUOTATION),
                summary.revisions(),
                summary.withheld().stream().map(WithheldView::of).toList(),
                views.coverage());
    }

    private SummaryAnswer.Tally tally(Item.Kind kind) {
        var checked = summary.report().items().stream()
                .filter(item -> item.kind() == kind && item.status() != Item.Status.UNCHECKED)
                .toList();
        long findings = checked.stream().filter(Item::isFinding).count();
        return new SummaryAnswer.Tally(checked.size(), (int) (checked.size() - findings));
    }

    private SummaryAnswer.Model model() {
        var usage = summary.usage();
        return new SummaryAnswer.Model(
                summary.model(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.calls(),
                summary.parts(),
                summary.costUsd(),
                summary.tried().stream()
                        .map(tried -> new SummaryAnswer.Tried(tried.model(), tried.reason()))
                        .toList(),
                false);
    }

    private SummaryAnswer.Timings timings(Stopwatch watch, long intake) {
        var run = summary.timings();
        return new SummaryAnswer.Timings(
                watch.total(),
                intake,
                run.figures().toMillis(),
                run.model().toMillis(),
                run.verification().toMillis());
    }
}
