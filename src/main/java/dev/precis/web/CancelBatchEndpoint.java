package dev.precis.web;

import dev.precis.jobs.Jobs;
import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancels what has not begun of a batch. */
final class CancelBatchEndpoint implements Endpoint {
    private final Jobs jobs;

    CancelBatchEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.delete(BatchEndpoint.PATH, "cancelBatch")
                .does(
                        "Cancel a batch",
                        "Articles that are running end, the others are cancelled; results that are there stay. A batch that has ended stays as it is. With If-Match nothing is done where the batch has changed since.")
                .pathParameter(BatchEndpoint.ID, BatchEndpoint.EXAMPLE)
                .answers(BatchAnswer.class, Examples.answer("batch"))
                .problems(ProblemType.NOT_FOUND, ProblemType.PRECONDITION_FAILED, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        var stale = new AtomicBoolean();
        var batch = jobs.cancel(BatchEndpoint.id(context), Callers.of(context).owner(), found -> {
                    var tag = BatchAnswer.tag(Json.bytes(BatchAnswer.of(found)));
                    stale.set(context.header("If-Match") != null
                            && !EntityTag.isIn(context.req().getHeaders("If-Match"), tag));
                    return !stale.get();
                })
                .orElseThrow(BatchEndpoint::notFound);
        if (stale.get()) {
            throw Problem.of(
                            ProblemType.PRECONDITION_FAILED,
                            "The batch has changed since the state that If-Match names. Read it again, or cancel it"
                                    + " without If-Match.")
                    .asException();
        }
        var json = Json.bytes(BatchAnswer.of(batch));
        context.header("ETag", BatchAnswer.tag(json)).result(json);
    }
}
