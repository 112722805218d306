package dev.precis.web;

import dev.precis.sources.Reading;
import io.javalin.http.Context;
import java.util.Map;

/** Every figure and every source of an article; no model is asked. */
final class FiguresEndpoint implements Endpoint {
    private final Pipeline pipeline;
    private final WebSettings settings;

    FiguresEndpoint(Pipeline pipeline, WebSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    @Override
    public Operation operation() {
        return Operation.post("/v1/figures", "readFigures")
                .does(
                        "Read every figure and source of an article",
                        "No language model is asked: milliseconds, no cost, the same answer every time.")
                .takes(
                        ArticleFields.ALL,
                        Map.of(
                                MediaType.JSON, Map.of("text", Examples.TEXT),
                                MediaType.TEXT, Examples.TEXT,
                                MediaType.HTML, Examples.HTML))
                .answers(FiguresAnswer.class, Examples.answer("figures"))
                .problems(ArticleFields.PROBLEMS)
                .build();
    }

    @Override
    public void handle(Context context) {
        var fields = RequestReader.read(context, ArticleFields.ALL);
        var request = ArticleRequest.of(fields);
        fields.check();
        request.checkDoable(fields, settings.maxCharacters());
        context.result(answer(request));
    }

    private byte[] answer(ArticleRequest request) {
        var watch = new Stopwatch();
        var article = pipeline.intake().apply(request.submission());
        ArticleRequest.checkLength(article.text(), settings.maxCharacters());
        long intake = watch.lap();
        var reading = pipeline.reader().apply(article);
        long figures = watch.lap();
        return pipeline.slots().next(() -> Json.bytes(show(request, reading, watch, intake, figures)));
    }

    private static FiguresAnswer show(
            ArticleRequest request, Reading reading, Stopwatch watch, long intake, long figures) {
        var views = new ArticleViews(reading, request.offsetUnit());
        return new FiguresAnswer(
                "figures",
                request.offsetUnit(),
                views.article(request.includeText()),
                views.allFigures(),
                views.allSources(),
                views.coverage(),
                new FiguresAnswer.Timings(watch.total(), intake, figures));
    }
}
