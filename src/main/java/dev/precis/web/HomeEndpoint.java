package dev.precis.web;

import io.javalin.http.Context;

/** A page that says what this is and where its documentation stands. */
final class HomeEndpoint implements Endpoint {
    @Override
    public Operation operation() {
        return Operation.get("/", "home")
                .open()
                .does("Page with links to the documentation", "For people with a browser.")
                .answers(MediaType.HTML)
                .build();
    }

    @Override
    public void handle(Context context) {
        Page.html(context, Resources.text("home.html"));
    }
}
