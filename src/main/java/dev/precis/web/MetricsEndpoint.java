package dev.precis.web;

import io.javalin.http.Context;

/**
 * Counts and times for Prometheus. Only for whoever runs the service: at the management address, or where there is none
 * and the service is bound to loopback, at its own.
 */
final class MetricsEndpoint implements Endpoint {
    private final Instruments instruments;
    private final boolean isLocal;

    MetricsEndpoint(Instruments instruments, boolean isLocal) {
        this.instruments = instruments;
        this.isLocal = isLocal;
    }

    @Override
    public Operation operation() {
        return Operation.get("/metrics", "readMetrics")
                .does(
                        "Counts and times for Prometheus",
                        "Only at the management address, or where the service listens on loopback only.")
                .open()
                .answers(MediaType.ANY)
                .problems(ProblemType.NOT_FOUND)
                .build();
    }

    @Override
    public void handle(Context context) {
        var management = instruments.management();
        boolean here = management == null ? isLocal : context.req().getLocalPort() == management.port();
        if (!here) {
            throw Problem.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.meaning())
                    .asException();
        }
        context.contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(instruments.metrics().get());
    }
}
