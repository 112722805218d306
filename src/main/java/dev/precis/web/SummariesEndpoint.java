package dev.precis.web;

import io.javalin.http.Context;
import java.util.Map;

/** One article to its checked summary, key figures and sources. */
final class SummariesEndpoint implements Endpoint {
    private final Pipeline pipeline;
    private final WebSettings settings;

    SummariesEndpoint(Pipeline pipeline, WebSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    @Override
    public Operation operation() {
        return Operation.post("/v1/summaries", "summarize")
                .does(
                        "Summarise an article, with its key figures and sources",
                        "Every number, source and quotation of the summary is checked against the article. What cannot be proven is withheld, and listed with the reasons.")
                .takes(
                        SummaryFields.ALL,
                        Map.of(
                                MediaType.JSON, Map.of("text", Examples.TEXT, "length", "short", "max_figures", 3),
                                MediaType.TEXT, Examples.TEXT,
                                MediaType.HTML, Examples.HTML))
                .answers(SummaryAnswer.class, Examples.answer("summaries"))
                .problems(ArticleFields.PROBLEMS)
                .problems(
                        ProblemType.UNKNOWN_MODEL,
                        ProblemType.LANGUAGE_UNAVAILABLE,
                        ProblemType.UNVERIFIABLE,
                        ProblemType.CONTENT_REFUSED,
                        ProblemType.PROVIDER_AUTH,
                        ProblemType.PROVIDER_REJECTED,
                        ProblemType.PROVIDER_BAD_RESPONSE,
                        ProblemType.PROVIDER_UNREACHABLE,
                        ProblemType.PROVIDER_QUOTA,
                        ProblemType.PROVIDER_ERROR,
                        ProblemType.PROVIDER_TIMEOUT)
                .build();
    }

    @Override
    public void handle(Context context) {
        var fields = RequestReader.read(context, SummaryFields.ALL);
        var request = SummaryRequest.of(fields);
        fields.check();
        request.article().checkDoable(fields, settings.maxCharacters());
        var model = request.model(pipeline.models());
        context.result(Json.bytes(answer(request, model)));
    }

    private SummaryAnswer answer(SummaryRequest request, Models.Model model) {
        var watch = new Stopwatch();
        var article = pipeline.intake().apply(request.article().submission());
        ArticleRequest.checkLength(article.text(), settings.maxCharacters());
        request.checkLanguage(model, article);
        long intake = watch.lap();
        var summary = pipeline.summarizer().summarize(article, request.options(), step -> {});
        return new SummaryViews(summary, request).answer(watch, intake);
    }
}
