package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.Caller;
import dev.precis.access.Role;
import dev.precis.access.Slots;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Lets a request in to an endpoint, or tells why not: its key, the role of it, how often and how many at once. */
final class Admission {
    static final String STATE = "RateLimit";
    static final String POLICY = "RateLimit-Policy";

    private static final String WELCOME = Admission.class.getName();
    private static final Runnable NOTHING = () -> {};

    private final Access access;
    private final Slots slots;

    Admission(Access access, Slots slots) {
        this.access = access;
        this.slots = slots;
    }

    /**
     * Lets a request in.
     *
     * @return to be run when it ends
     * @throws ProblemException where it must not come in
     */
    Runnable enter(Operation operation, Context context) {
        var needed = operation.role();
        if (needed == null) {
            return NOTHING;
        }
        var caller = Callers.of(context);
        checkRole(caller, needed);
        count(caller, context);
        context.req()
                .setAttribute(WELCOME, (BooleanSupplier) () -> access.keys().isGood(caller));
        var leave = access.limits().enter(caller);
        if (leave == null) {
            throw tooManyAtOnce();
        }
        if (!caller.hasKey() || operation.method() != HandlerType.POST) {
            return leave;
        }
        if (slots.isCrowdedBy(caller.key())) {
            leave.run();
            throw crowded();
        }
        var done = slots.forKey(caller.key());
        return () -> {
            done.run();
            leave.run();
        };
    }

    /** Whether the caller of a request that was let in would still be: its key may have been revoked since. */
    static boolean isWelcome(HttpServletRequest request) {
        return !(request.getAttribute(WELCOME) instanceof BooleanSupplier welcome) || welcome.getAsBoolean();
    }

    private static void checkRole(Caller caller, Role needed) {
        if (!caller.role().covers(needed)) {
            throw Problem.of(
                            ProblemType.ROLE_MISSING,
                            "This key may " + caller.role().word() + ", and here a key that may " + needed.word()
                                    + " is needed.")
                    .asException();
        }
    }

    private void count(Caller caller, Context context) {
        access.limits().count(caller).ifPresent(allowance -> {
            context.header(POLICY, allowance.policy());
            context.header(STATE, allowance.state());
            if (!allowance.granted()) {
                throw Problem.of(
                                ProblemType.RATE_LIMITED,
                                "This key may send " + allowance.rate().count() + " requests in "
                                        + allowance.rate().window().toSeconds() + " seconds, and has. Wait "
                                        + allowance.pauseSeconds() + " seconds.")
                        .withRetryAfter((int) allowance.pauseSeconds())
                        .asException();
            }
        });
    }

    /** Within its rate and its places, but others wait for the cores too. */
    private static ProblemException crowded() {
        return Problem.of(
                        ProblemType.TOO_MANY_AT_ONCE,
                        "The service has all that it can do, for other keys too, and this one has its share of it. Wait"
                                + " until one of its requests ends.")
                .withRetryAfter(1)
                .asException();
    }

    private ProblemException tooManyAtOnce() {
        return Problem.of(
                        ProblemType.TOO_MANY_AT_ONCE,
                        "This key may have " + access.limits().concurrency()
                                + " requests running at the same time, and has. Wait until one ends.")
                .withRetryAfter(1)
                .asException();
    }
}
