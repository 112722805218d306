package dev.precis.web;

import dev.precis.store.Storage;
import io.javalin.http.Context;

/**
 * Tells a load balancer that requests may come: the database answers and can write. The server listens only when everything
 * is built, and refuses every request with 503 from the moment it is told to stop. Answers at once, whatever the database
 * does.
 */
final class ReadyEndpoint implements Endpoint {
    private static final HealthAnswer READY = new HealthAnswer("ready");

    private final Storage storage;

    ReadyEndpoint(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Operation operation() {
        return Operation.get("/health/ready", "isReady")
                .open()
                .does(
                        "Probe whether requests may come",
                        "Answers 503 while the service stops, and while its database does not answer or cannot write.")
                .answers(HealthAnswer.class, READY)
                .problems(ProblemType.UNAVAILABLE, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        if (!storage.database().isReady()) {
            throw Problem.of(ProblemType.STORAGE_UNAVAILABLE, "The database does not answer or cannot write.")
                    .withRetryAfter(1)
                    .asException();
        }
        context.result(Json.bytes(READY));
    }
}
