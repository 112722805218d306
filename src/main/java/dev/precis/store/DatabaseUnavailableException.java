package dev.precis.store;

import org.jspecify.annotations.Nullable;

/** The database does not answer, or cannot store. Trying again later makes sense. The message holds no data. */
public final class DatabaseUnavailableException extends RuntimeException {
    private final Reason reason;

    DatabaseUnavailableException(Reason reason, @Nullable Throwable cause) {
        super(reason.message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is the matter. */
    public enum Reason {
        /** Down, unreachable, too slow, too busy or damaged. */
        UNREACHABLE("The database does not answer"),
        /** No space is left on its disk. */
        FULL("The disk of the database is full");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }
}
