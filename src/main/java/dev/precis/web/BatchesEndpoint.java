package dev.precis.web;

import dev.precis.jobs.Jobs;
import dev.precis.jobs.Jobs.Order;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes many articles to be summarised in the background. */
final class BatchesEndpoint implements Endpoint {
    static final String PATH = "/v1/batches";

    private final Models models;
    private final WebSettings settings;
    private final Jobs jobs;

    BatchesEndpoint(Models models, WebSettings settings, Jobs jobs) {
        this.models = models;
        this.settings = settings;
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.post(PATH, "createBatch")
                .does(
                        "Hand in many articles to be summarised in the background",
                        "One JSON object with articles, or lines of JSON (application/x-ndjson), an article a line, with options for all of them in the query. Each article is checked like a single request; where one is wrong nothing is taken. What was accepted survives any crash, and each article gets one result.")
                .takes(
                        BatchFields.ALL,
                        Map.of(
                                MediaType.JSON,
                                Map.of(
                                        "articles",
                                        List.of(Map.of("custom_id", "a-1", "text", Examples.TEXT)),
                                        "options",
                                        Map.of("length", "short")),
                                MediaType.NDJSON,
                                "{\"custom_id\": \"a-1\", \"text\": \"" + Examples.TEXT + "\"}\n"))
                .answers(BatchAnswer.class, Examples.answer("batch"))
                .status(202)
                .problems(
                        ProblemType.INVALID_JSON,
                        ProblemType.INVALID_ENCODING,
                        ProblemType.INVALID_REQUEST,
                        ProblemType.INVALID_BATCH,
                        ProblemType.REQUEST_TIMEOUT,
                        ProblemType.CONTENT_TOO_LARGE,
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        ProblemType.QUEUE_FULL,
                        ProblemType.STORAGE_UNAVAILABLE,
                        ProblemType.STORAGE_FULL)
                .build();
    }

    @Override
    public void handle(Context context) {
        RequestReader.refuseCompression(context);
        var request = read(context);
        if (request.webhook() != null && !jobs.hasWebhooks()) {
            request.complain(FieldError.inBody(
                    "/webhook", "cannot be told: the operator has set no PRECIS_WEBHOOK_SECRET; leave it out"));
        }
        request.check();
        var order = new Order(Callers.of(context).owner(), request.priority(), request.webhook(), key(context));
        var answer = BatchAnswer.of(jobs.submit(order, request.articles()));
        var json = Json.bytes(answer);
        context.status(202)
                .header("Location", PATH + "/" + answer.id())
                .header("ETag", BatchAnswer.tag(json))
                .result(json);
    }

    private BatchRequest read(Context context) {
        var type = MediaType.parse(context.header("Content-Type"));
        var body = BodyHandler.stored(context.req());
        var query = QueryString.parse(context.req().getQueryString());
        if (!type.charset().equals(java.nio.charset.StandardCharsets.UTF_8)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A batch must be UTF-8.")
                    .asException();
        }
        return switch (type.name()) {
            case MediaType.JSON -> {
                var request = BatchRequest.ofObject(body, models, settings);
                query.keySet()
                        .forEach(name -> request.complain(FieldError.inQuery(
                                name, "must stand in the JSON body; the query is read for lines only")));
                yield request;
            }
            case MediaType.NDJSON, "application/ndjson", "application/jsonl", "application/x-jsonlines" ->
                BatchRequest.ofLines(body, query, models, settings);
            default ->
                throw Problem.of(
                                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                "A batch is application/json, or application/x-ndjson with one article a line.")
                        .asException();
        };
    }

    /** What makes two requests the same one; null where the caller does not say. */
    private static @Nullable String key(Context context) {
        return IdempotentRequests.hasKey(context)
                ? context.header(IdempotentRequests.HEADER) + "\n" + IdempotentRequests.fingerprint(context)
                : null;
    }
}
