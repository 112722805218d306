package dev.precis.web;

import dev.precis.web.SummaryDesk.Answer;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** One article to its checked summary, key figures and sources. */
final class SummariesEndpoint implements Endpoint {
    /** Says that the summary will not be found again. */
    static final String NOT_STORED = "Precis-Stored";

    private final Pipeline pipeline;
    private final WebSettings settings;
    private final Streams streams;
    private final SummaryDesk desk;

    SummariesEndpoint(Pipeline pipeline, WebSettings settings, Streams streams) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.streams = streams;
        this.desk = new SummaryDesk(pipeline, settings);
    }

    @Override
    public Operation operation() {
        return Operation.post("/v1/summaries", "summarize")
                .does(
                        "Summarise an article, with its key figures and sources",
                        "Every number, source and quotation of the summary is checked against the article. What cannot be proven is withheld, and listed with the reasons. With Accept: text/event-stream the same run is told while it goes on: article, each figure and source at once, each checked sentence as soon as it is written, withheld ones, and at last summary (the whole answer) or problem. Nothing that was told is taken back. A client that leaves ends its run, and no model is paid any further; with an Idempotency-Key the run goes on. A stream that broke off is not resumed, and Last-Event-ID is not heeded: send the request again, under the same Idempotency-Key, and the stored answer is told as events from the first on, without a model being asked again.")
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
                        ProblemType.PROVIDER_TIMEOUT,
                        ProblemType.CLIENT_GONE)
                .build();
    }

    @Override
    public void handle(Context context) throws Exception {
        var fields = RequestReader.read(context, SummaryFields.ALL);
        var request = SummaryRequest.of(fields);
        fields.check();
        request.article().checkDoable(fields, settings.maxCharacters());
        request.model(pipeline.models());
        if (isFollowed(context)) {
            stream(context, request);
        } else {
            give(context, request);
        }
    }

    private static boolean isFollowed(Context context) {
        var accept = Collections.list(context.req().getHeaders("Accept"));
        return Accept.prefers(accept, MediaType.EVENTS, MediaType.JSON);
    }

    private void give(Context context, SummaryRequest request) {
        boolean mustBeStored = IdempotentRequests.hasKey(context);
        var answer = desk.answer(request, Callers.of(context).owner(), mustBeStored, step -> {});
        IdempotentRequests.carries(context, answer.id());
        if (!answer.stored()) {
            context.header(NOT_STORED, "false");
        }
        context.result(answer.json());
    }

    private void stream(Context context, SummaryRequest request) throws Exception {
        boolean mustBeStored = IdempotentRequests.hasKey(context);
        var owner = Callers.of(context).owner();
        var given = new AtomicReference<Answer>();
        follow(context, events -> {
            var steps = new SummaryEvents(request, events);
            var answer = desk.answer(request, owner, mustBeStored, steps);
            if (answer.known()) {
                steps.replay(desk.reading(request), answer.json());
            }
            given.set(answer);
            return new StreamEvent("summary", answer.json());
        });
        var answer = given.get();
        if (answer != null) {
            IdempotentRequests.carries(context, answer.id());
            IdempotentRequests.answeredWith(context, answer.json());
        }
    }

    private void follow(Context context, StreamRun.Work work) throws Exception {
        var writer = new EventWriter(context.req(), context.res(), streams);
        var id = RequestId.of(context.req());
        var run = new StreamRun(writer, streams, IdempotentRequests.hasKey(context));
        run.follow(work, failure -> StreamEvent.of("problem", Problems.told(failure, id)));
    }

    /** As events where they are asked for, whichever way it was given the first time. */
    @Override
    public void replay(Context context, byte[] json) throws Exception {
        if (!isFollowed(context)) {
            context.result(json);
            return;
        }
        var request = SummaryRequest.of(RequestReader.read(context, SummaryFields.ALL));
        follow(context, events -> {
            new SummaryEvents(request, events).replay(desk.reading(request), json);
            return new StreamEvent("summary", json);
        });
    }
}
