package dev.precis.web;

import dev.precis.summary.Step;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;

/** One article to its checked summary, key figures and sources. */
final class SummariesEndpoint implements Endpoint {
    private final Pipeline pipeline;
    private final WebSettings settings;
    private final Streams streams;

    SummariesEndpoint(Pipeline pipeline, WebSettings settings, Streams streams) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.streams = streams;
    }

    @Override
    public Operation operation() {
        return Operation.post("/v1/summaries", "summarize")
                .does(
                        "Summarise an article, with its key figures and sources",
                        "Every number, source and quotation of the summary is checked against the article. What cannot be proven is withheld, and listed with the reasons. With Accept: text/event-stream the same run is told while it goes on: article, each figure and source at once, each checked sentence as soon as it is written, withheld ones, and at last summary (the whole answer) or problem. Nothing that was told is taken back.")
                .takes(
                        SummaryFields.ALL,
                        Map.of(
                                MediaType.JSON, Map.of("text", Examples.TEXT, "length", "short", "max_figures", 3),
                                MediaType.TEXT, Examples.TEXT,
                                MediaType.HTML, Examples.HTML))
                .answers(SummaryAnswer.class, Examples.answer("summaries"))
                .streams()
                .problems(ArticleFields.PROBLEMS)
                .problems(
                        ProblemType.UNKNOWN_MODEL,
                        ProblemType.LANGUAGE_UNAVAILABLE,
                        ProblemType.UNVERIFIABLE,
                        ProblemType.CONTENT_REFUSED,
                        ProblemType.PROVIDER_AUTH,
                        ProblemType.PROVIDER_REJECTED,
                        ProblemType.PROVIDER_BAD_RESPONSE,
                        ProblemType.INCOMPLETE,
                        ProblemType.ARTICLE_TOO_LONG,
                        ProblemType.TOKEN_BUDGET,
                        ProblemType.PROVIDER_UNREACHABLE,
                        ProblemType.PROVIDER_QUOTA,
                        ProblemType.PROVIDER_ERROR,
                        ProblemType.PROVIDER_TIMEOUT)
                .build();
    }

    @Override
    public void handle(Context context) throws Exception {
        var fields = RequestReader.read(context, SummaryFields.ALL);
        var request = SummaryRequest.of(fields);
        fields.check();
        request.article().checkDoable(fields, settings.maxCharacters());
        var model = request.model(pipeline.models());
        var accept = Collections.list(context.req().getHeaders("Accept"));
        if (Accept.prefers(accept, MediaType.EVENTS, MediaType.JSON)) {
            stream(context, request, model);
        } else {
            context.result(Json.bytes(answer(request, model, step -> {})));
        }
    }

    private void stream(Context context, SummaryRequest request, Models.Model model) throws Exception {
        var writer = new EventWriter(context.req(), context.res(), streams);
        var id = RequestId.of(context.req());
        new StreamRun(writer, streams)
                .follow(
                        events -> StreamEvent.of("summary", answer(request, model, new SummaryEvents(request, events))),
                        failure -> StreamEvent.of("problem", Problems.told(failure, id)));
    }

    private SummaryAnswer answer(SummaryRequest request, Models.Model model, Consumer<Step> listener) {
        var watch = new Stopwatch();
        var article = pipeline.intake().apply(request.article().submission());
        ArticleRequest.checkLength(article.text(), settings.maxCharacters());
        request.checkLanguage(model, article);
        long intake = watch.lap();
        var summary = pipeline.summarizer().summarize(article, request.options(), listener);
        return new SummaryViews(summary, request).answer(watch, intake);
    }
}
