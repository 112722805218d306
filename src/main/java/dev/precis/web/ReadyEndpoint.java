package dev.precis.web;

import io.javalin.http.Context;

/**
 * Tells a load balancer that requests may come. The server listens only when everything is built, and refuses every
 * request with 503 from the moment it is told to stop, so there is nothing more to ask here.
 */
final class ReadyEndpoint implements Endpoint {
    private static final HealthAnswer READY = new HealthAnswer("ready");

    @Override
    public Operation operation() {
        return Operation.get("/health/ready", "isReady")
                .does("Probe whether requests may come", "Answers 503 while the service stops.")
                .answers(HealthAnswer.class, READY)
                .problems(ProblemType.UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        context.result(Json.bytes(READY));
    }
}
