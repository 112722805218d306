package dev.precis.web;

import io.javalin.http.Context;

/** The API document as pages, to read and to try. */
final class DocsEndpoint implements Endpoint {
    @Override
    public Operation operation() {
        return Operation.get("/docs", "docs")
                .open()
                .does("This document as pages", "Served from the jar; nothing is fetched from elsewhere.")
                .answers(MediaType.HTML)
                .build();
    }

    @Override
    public void handle(Context context) {
        Page.html(context, Resources.text("docs.html"));
    }
}
