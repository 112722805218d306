package dev.precis.web;

import io.javalin.http.Context;
import java.util.function.Supplier;

/** The API document itself. */
final class OpenApiEndpoint implements Endpoint {
    private final Supplier<byte[]> document;

    /** @param document makes it, or gives the one made before */
    OpenApiEndpoint(Supplier<byte[]> document) {
        this.document = document;
    }

    @Override
    public Operation operation() {
        return Operation.get("/openapi.json", "openApi")
                .open()
                .does("This document", "OpenAPI 3.1, made from the code that answers.")
                .answers(Object.class, Examples.answer("openapi"))
                .build();
    }

    @Override
    public void handle(Context context) {
        context.result(document.get());
    }
}
