package dev.precis.draft;

import org.jspecify.annotations.Nullable;

/** The model could not be reached, or gave no usable answer. The message is for the caller and holds no secret. */
public class ModelUnavailableException extends RuntimeException {
    private final Reason reason;

    public ModelUnavailableException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
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
        /** 400, 404, 422: the provider refuses the request. */
        REJECTED,
        /** 5xx. */
        PROVIDER_ERROR,
        /** The answer cannot be read, is cut or empty. */
        BAD_RESPONSE,
        /** A refusal or a content filter. */
        REFUSED
    }
}
