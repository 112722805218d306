package dev.precis.web;

import io.javalin.http.Context;

/** The models configured here, which is the default. */
final class ModelsEndpoint implements Endpoint {
    private final ModelsAnswer answer;

    ModelsEndpoint(Models models) {
        this.answer = ModelsAnswer.of(models);
    }

    @Override
    public Operation operation() {
        return Operation.get("/v1/models", "listModels")
                .does("List the models configured here", "The default comes first.")
                .answers(ModelsAnswer.class, Examples.answer("models"))
                .build();
    }

    @Override
    public void handle(Context context) {
        context.result(Json.bytes(answer));
    }
}
