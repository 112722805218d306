package dev.precis.web;

import dev.precis.store.Storage;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/**
 * Tells a load balancer that requests may come: the database answers and can write. The server listens only when everything
 * is built, and refuses every request with 503 from the moment it is told to stop. Answers at once, whatever the database
 * does.
 */
final class ReadyEndpoint implements Endpoint {
    private static final HealthAnswer READY = new HealthAnswer("ready");

    private final Storage storage;
    private final Models models;
    private final List<ReadyCheck> checks;

    ReadyEndpoint(Storage storage, Models models, List<ReadyCheck> checks) {
        this.storage = storage;
        this.models = models;
        this.checks = checks;
    }

    @Override
    public Operation operation() {
        return Operation.get("/health/ready", "isReady")
                .open()
                .does(
                        "Probe whether requests may come",
                        "Answers 503 while the service stops, and while its database does not answer or cannot write, or its model refuses this service.")
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
        checks.stream()
                .filter(check -> !check.isThere().getAsBoolean())
                .findFirst()
                .ifPresent(check -> {
                    throw Problem.of(ProblemType.UNAVAILABLE, check.detail())
                            .withRetryAfter(1)
                            .asException();
                });
        context.result(Json.bytes(new HealthAnswer("ready", failingProviders())));
    }

    private List<String> failingProviders() {
        return models.providers().get().entrySet().stream()
                .filter(provider -> !provider.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
