package dev.precis.web;

import dev.precis.access.KeyRing;
import io.javalin.http.Context;

/** The keys of this service, for its operator. */
final class KeysEndpoint implements Endpoint {
    private final KeyRing keys;

    KeysEndpoint(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Operation operation() {
        return Operation.get("/v1/keys", "listKeys")
                .admin()
                .does(
                        "List the keys of this service",
                        "Needs a key with the role admin. Keys are made and revoked with the command keys of the jar.")
                .answers(KeysAnswer.class, Examples.answer("keys"))
                .problems(ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        context.result(Json.bytes(KeysAnswer.of(keys.all())));
    }
}
