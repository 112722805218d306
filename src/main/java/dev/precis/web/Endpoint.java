package dev.precis.web;

import io.javalin.http.Context;

/** One address and method: its declaration beside its handler. Thread-safe. */
interface Endpoint {
    Operation operation();

    void handle(Context context) throws Exception;

    /** Gives an answer once more that it gave to an equal request before. */
    default void replay(Context context, byte[] body) throws Exception {
        context.result(body);
    }
}
