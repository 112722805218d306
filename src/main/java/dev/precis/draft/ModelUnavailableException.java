package dev.precis.draft;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model could not be reached, or gave no usable answer. The message is for the caller and holds no secret. */
public class ModelUnavailableException extends RuntimeException {
    private final Reason reason;
    private final @Nullable Duration retryAfter;

    public ModelUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, cause, null);
    }

    /**
     * Makes one that says when to come back.
     *
     * @param retryAfter how long the provider asks to wait, not negative; null where it does not say
     */
    public ModelUnavailableException(
            Reason reason, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(message, cause);
        this.reason = reason;
        this.retryAfter = retryAfter;
    }

    public Reason reason() {
        return reason;
    }

    /** How long the provider asks to wait; null where it does not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What went wrong, as far as a caller can act on it. */
    public enum Reason {
        /** Connection refused, unknown host, reset. */
        UNREACHABLE,
        TIMEOUT,
        /** 429. */
        RATE_LIMITED,
        /** 401, 403: our key is wrong. */
        AUTHENTICATION,
        /** 400, 404, 422 and the like, and redirects: the provider refuses the request. */
        REJECTED,
        /** 5xx. */
        PROVIDER_ERROR,
        /** The answer cannot be read, or is empty. */
        BAD_RESPONSE,
        /** The answer was cut: at the cap of tokens, or nobody says why. */
        INCOMPLETE,
        /** A refusal or a content filter. */
        REFUSED,
        /** The article is longer than the model, or this service's ceiling, allows. Nothing was asked. */
        TOO_LONG,
        /** The provider failed again and again and is left alone for a while. Nothing was asked. */
        SUSPENDED,
        /** Too many requests wait for the provider. Nothing was asked. */
        BUSY,
        /** What this service may spend in a day is spent. Nothing was asked. */
        BUDGET
    }
}
