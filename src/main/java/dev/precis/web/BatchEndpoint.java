package dev.precis.web;

import dev.precis.jobs.Jobs;
import dev.precis.store.Batch;
import io.javalin.http.Context;
import java.util.UUID;

/** A batch as it stands. */
final class BatchEndpoint implements Endpoint {
    static final Field<String> ID = Field.text("id", 36, "The id of a batch.");
    static final String PATH = BatchesEndpoint.PATH + "/{id}";
    static final String EXAMPLE = "6f1c1a52-4a1e-4c62-9a3c-0b3f0c8f7a11";

    private final Jobs jobs;

    BatchEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.get(PATH, "getBatch")
                .does(
                        "See how a batch stands",
                        "With If-None-Match and its ETag the answer is 304 as long as nothing has changed.")
                .pathParameter(ID, EXAMPLE)
                .answers(BatchAnswer.class, Examples.answer("batch"))
                .alsoAnswers(304, "Nothing has changed: If-None-Match names its ETag")
                .problems(ProblemType.NOT_FOUND, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        answer(context, find(jobs, context));
    }

    static void answer(Context context, Batch batch) {
        var json = Json.bytes(BatchAnswer.of(batch));
        var tag = BatchAnswer.tag(json);
        context.header("ETag", tag).header("Cache-Control", "private, no-cache");
        if (EntityTag.isIn(context.req().getHeaders("If-None-Match"), tag)) {
            context.status(304);
        } else {
            context.result(json);
        }
    }

    static Batch find(Jobs jobs, Context context) {
        return jobs.find(id(context), Callers.of(context).owner()).orElseThrow(BatchEndpoint::notFound);
    }

    static String id(Context context) {
        try {
            return UUID.fromString(context.pathParam(ID.name())).toString();
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    static ProblemException notFound() {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no batch with this id: it was never taken, or its time is over.")
                .asException();
    }
}
