package dev.precis.web;

import dev.precis.jobs.Jobs;
import io.javalin.http.Context;

/** The notices that no webhook would take. */
final class DeadLettersEndpoint implements Endpoint {
    static final String PATH = "/v1/dead-letters";

    private static final int MOST = 1_000;

    private final Jobs jobs;

    DeadLettersEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.get(PATH, "listDeadLetters")
                .does(
                        "List the notices that no webhook would take",
                        "Each was tried for many hours. The newest come first, at most 1000. POST …/{id}/retry has one tried again.")
                .answers(DeadLettersAnswer.class, Examples.answer("dead-letters"))
                .problems(ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        var dead = jobs.notices().dead(Callers.of(context).owner(), MOST);
        context.result(Json.bytes(DeadLettersAnswer.of(dead)));
    }
}
