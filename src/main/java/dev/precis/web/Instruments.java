package dev.precis.web;

import dev.precis.trace.Tracer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of the service from outside, and where.
 *
 * @param served hears of each request when it has been answered
 * @param metrics in the text format of Prometheus
 * @param checks what readiness asks for
 * @param management where metrics are shown, if not on the service's own loopback address
 * @param tracer makes each request that reaches an endpoint a trace
 */
public record Instruments(
        Consumer<Served> served,
        Supplier<String> metrics,
        List<ReadyCheck> checks,
        Deadlines deadlines,
        @Nullable Management management,
        Tracer tracer) {
    public static final Instruments NONE = new Instruments(served -> {}, () -> "", List.of(), Deadlines.DEFAULT, null);

    public Instruments {
        checks = List.copyOf(checks);
    }

    /** Without traces. */
    public Instruments(
            Consumer<Served> served,
            Supplier<String> metrics,
            List<ReadyCheck> checks,
            Deadlines deadlines,
            @Nullable Management management) {
        this(served, metrics, checks, deadlines, management, Tracer.OFF);
    }

    public Instruments withTracer(Tracer tracer) {
        return new Instruments(served, metrics, checks, deadlines, management, tracer);
    }

    /** At the management address there is nothing but metrics and health: keys and limits are not asked for there. */
    void refuseElsewhere(int port, String path) {
        boolean foreign = management != null && management.port() == port;
        if (foreign && !path.equals("/metrics") && !path.startsWith("/health/")) {
            throw Problem.of(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.meaning())
                    .asException();
        }
    }

    /**
     * An address of its own for whoever runs the service.
     *
     * @param port 1 to 65535
     */
    public record Management(String host, int port) {}
}
