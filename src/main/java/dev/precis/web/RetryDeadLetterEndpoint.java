package dev.precis.web;

import dev.precis.jobs.Jobs;
import io.javalin.http.Context;

/** Has a notice tried again that was given up. */
final class RetryDeadLetterEndpoint implements Endpoint {
    static final Field<String> ID = Field.text("id", 60, "The id of a dead letter.");

    private final Jobs jobs;

    RetryDeadLetterEndpoint(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Operation operation() {
        return Operation.post(DeadLettersEndpoint.PATH + "/{id}/retry", "retryDeadLetter")
                .does("Have a webhook told again that was given up", "The tries begin anew, within some seconds.")
                .pathParameter(ID, "msg_6f1c1a52-4a1e-4c62-9a3c-0b3f0c8f7a11")
                .answersNothing("It will be tried again")
                .problems(ProblemType.NOT_FOUND, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        if (!jobs.tellAgain(Callers.of(context).owner(), context.pathParam(ID.name()))) {
            throw Problem.of(
                            ProblemType.NOT_FOUND,
                            "There is no dead letter with this id; see " + DeadLettersEndpoint.PATH + ".")
                    .asException();
        }
        context.status(204);
    }
}
