package dev.precis.store;

import org.jspecify.annotations.Nullable;

/** The service must not start with this database. The message tells the operator what is wrong and what to do. */
public final class DatabaseRefusedException extends RuntimeException {
    DatabaseRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    DatabaseRefusedException(String message) {
        this(message, null);
    }
}
