package dev.precis.web;

import io.javalin.http.Context;

/** Tells a supervisor that the process answers. */
final class LiveEndpoint implements Endpoint {
    private static final HealthAnswer LIVE = new HealthAnswer("live");

    @Override
    public Operation operation() {
        return Operation.get("/health/live", "isLive")
                .open()
                .does("Probe whether the process answers", "Restart it where this fails.")
                .answers(HealthAnswer.class, LIVE)
                .build();
    }

    @Override
    public void handle(Context context) {
        context.result(Json.bytes(LIVE));
    }
}
