package dev.precis.web;

import dev.precis.store.Storage;
import io.javalin.http.Context;

/** Forgets a stored summary. */
final class ForgetSummaryEndpoint implements Endpoint {
    private final Storage storage;

    ForgetSummaryEndpoint(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Operation operation() {
        return Operation.delete(StoredSummaryEndpoint.PATH, "deleteSummary")
                .does(
                        "Forget a stored summary",
                        "It is removed from the database and the cache, and so is what was kept for requests with an Idempotency-Key that it answered.")
                .pathParameter(StoredSummaryEndpoint.ID, StoredSummaryEndpoint.EXAMPLE)
                .answersNothing("It is forgotten")
                .problems(ProblemType.NOT_FOUND, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        if (!storage.forget(Callers.of(context).owner(), StoredSummaryEndpoint.id(context))) {
            throw StoredSummaryEndpoint.notFound();
        }
        context.status(204);
    }
}
