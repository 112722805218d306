package dev.precis.web;

import dev.precis.grounding.Item;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.text.Offsets;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks any summary against its article; no model is asked. */
final class ChecksEndpoint implements Endpoint {
    static final Field<String> SUMMARY =
            Field.text("summary", 20_000, "The text to check, whoever wrote it. Items give offsets into it as sent.");
    private static final List<Field<?>> FIELDS = fields();

    private final Pipeline pipeline;
    private final WebSettings settings;

    ChecksEndpoint(Pipeline pipeline, WebSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    @Override
    public Operation operation() {
        return Operation.post("/v1/checks", "check")
                .does(
                        "Check a summary against its article",
                        "Finds every number, date, source and quotation of the summary and says what the article has. No language model is asked. With a bare article as the body, summary is a query parameter.")
                .takes(
                        FIELDS,
                        Map.of(
                                MediaType.JSON, Map.of("text", Examples.TEXT, "summary", Examples.SUMMARY),
                                MediaType.TEXT, Examples.TEXT,
                                MediaType.HTML, Examples.HTML))
                .answers(CheckAnswer.class, Examples.answer("checks"))
                .problems(ArticleFields.PROBLEMS)
                .build();
    }

    @Override
    public void handle(Context context) {
        var fields = RequestReader.read(context, FIELDS);
        var request = ArticleRequest.of(fields);
        var summary = fields.get(SUMMARY, "");
        if (summary.isBlank()) {
            fields.complain(SUMMARY.name(), "", "must hold the text to check");
        }
        fields.check();
        request.checkDoable(fields, settings.maxCharacters());
        context.result(answer(request, summary));
    }

    private byte[] answer(ArticleRequest request, String summary) {
        var watch = new Stopwatch();
        var article = pipeline.intake().apply(request.submission());
        ArticleRequest.checkLength(article.text(), settings.maxCharacters());
        long intake = watch.lap();
        var reading = pipeline.reader().apply(article);
        long figures = watch.lap();
        var report = pipeline.gate().apply(reading, summary);
        var times = new Times(watch, intake, figures, watch.lap());
        return pipeline.slots().next(() -> Json.bytes(show(request, reading, summary, report, times)));
    }

    private record Times(Stopwatch watch, long intake, long figures, long verification) {}

    private static CheckAnswer show(
            ArticleRequest request, Reading reading, String summary, Report report, Times times) {
        var views = new ArticleViews(reading, request.offsetUnit());
        var offsets = Offsets.of(summary, request.offsetUnit());
        var named = views.figures(figuresOf(report));
        return new CheckAnswer(
                "check",
                request.offsetUnit(),
                report.verdict(),
                report.items().stream()
                        .map(item -> item(item, summary, offsets, views))
                        .toList(),
                views.article(request.includeText()),
                named,
                views.sources(sourcesOf(report, named)),
                new CheckAnswer.Timings(times.watch().total(), times.intake(), times.figures(), times.verification()));
    }

    private static ItemView item(Item item, String summary, Offsets offsets, ArticleViews views) {
        return new ItemView(
                item.span().in(summary),
                offsets.at(item.span().start()),
                offsets.at(item.span().end()),
                item.kind(),
                item.status(),
                item.code(),
                item.figures().isEmpty() ? null : item.figures().get(0),
                item.status() == Item.Status.DERIVED ? item.figures() : List.of(),
                item.source(),
                item.expected(),
                item.explanation(),
                item.evidence().stream().map(views::evidence).toList());
    }

    private static Set<String> figuresOf(Report report) {
        Set<String> ids = new HashSet<>();
        report.items().forEach(item -> ids.addAll(item.figures()));
        return ids;
    }

    private static Set<String> sourcesOf(Report report, List<FigureView> figures) {
        Set<String> ids = new HashSet<>();
        report.items().forEach(item -> ids.add(String.valueOf(item.source())));
        figures.forEach(figure -> ids.addAll(List.of(String.valueOf(figure.source()), String.valueOf(figure.via()))));
        return ids;
    }

    private static List<Field<?>> fields() {
        List<Field<?>> fields = new ArrayList<>(ArticleFields.ALL);
        fields.add(SUMMARY);
        return List.copyOf(fields);
    }
}
