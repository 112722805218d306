package dev.precis.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;

/** Runs requests where they may run, tells the request log their routes, and ends those that take too long. */
final class Watch implements AutoCloseable {
    private final Instruments instruments;
    private final Alarms alarms = new Alarms();

    /** What an endpoint does. */
    interface Work {
        void run() throws Exception;
    }

    Watch(Instruments instruments) {
        this.instruments = instruments;
    }

    Instruments instruments() {
        return instruments;
    }

    /** A stream has no deadline of its own: it shows that it goes on, and ends when its client leaves. */
    void run(Operation operation, Context context, Work work) throws Exception {
        RequestTrace.took(context.req(), operation.path());
        instruments.refuseElsewhere(context.req().getLocalPort(), operation.path());
        var accept = Collections.list(context.req().getHeaders("Accept"));
        if (operation.streams() && Accept.prefers(accept, MediaType.EVENTS, operation.produces())) {
            work.run();
            return;
        }
        var deadline = instruments.deadlines().of(operation);
        try (var alarm = alarm(operation, context, deadline)) {
            run(work, alarm, deadline);
        }
    }

    /** What a model is paid for ends when nobody waits for it, unless the caller has said that it will ask again. */
    private Alarms.Alarm alarm(Operation operation, Context context, Duration deadline) {
        return operation.asksModels() && !IdempotentRequests.hasKey(context)
                ? alarms.set(deadline, ClientLine.of(context.req())::hasGone)
                : alarms.set(deadline);
    }

    private static void run(Work work, Alarms.Alarm alarm, Duration deadline) throws Exception {
        try {
            work.run();
        } catch (Exception e) {
            throw switch (alarm.cause()) {
                case NONE -> e;
                case LATE -> late(deadline);
                case GONE -> gone();
            };
        }
    }

    private static ProblemException late(Duration deadline) {
        return Problem.of(
                        ProblemType.DEADLINE,
                        "The article could not be worked through within " + deadline.toMillis() / 1000.0
                                + " seconds; send a shorter one, or try again when there is less to do.")
                .asException();
    }

    private static ProblemException gone() {
        return Problem.of(
                        ProblemType.CLIENT_GONE,
                        "The connection was closed from the client's side before there was an answer; keep it open while"
                                + " you wait.")
                .asException();
    }

    @Override
    public void close() {
        alarms.close();
    }
}
