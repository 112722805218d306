package dev.precis.web;

import dev.precis.access.Caller;
import io.javalin.http.Context;
import org.eclipse.jetty.util.Attributes;

/** Who sends a request: told at the edge, from its header alone; asked for by the endpoints. */
final class Callers {
    private static final String ATTRIBUTE = Callers.class.getName();

    private Callers() {}

    static void put(Attributes request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** @param refusal why nobody is known to have sent it */
    static void put(Attributes request, Problem refusal) {
        request.setAttribute(ATTRIBUTE, refusal);
    }

    /**
     * The caller of a request to an endpoint that asks for a key.
     *
     * @throws ProblemException where none was told
     */
    static Caller of(Context context) {
        Object found = context.req().getAttribute(ATTRIBUTE);
        if (found instanceof Caller caller) {
            return caller;
        }
        throw found instanceof Problem refusal
                ? refusal.asException()
                : new IllegalStateException("A request did not come through the edge");
    }
}
