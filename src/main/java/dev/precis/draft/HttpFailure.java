package dev.precis.draft;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a model server other than 2xx. Unlike its parent it keeps what is needed to act on it, and never the
 * body, which may repeat the article or the key.
 */
final class HttpFailure extends HttpException {
    private final @Nullable String code;
    private final transient @Nullable Duration retryAfter;

    /**
     * Keeps what the server said.
     *
     * @param code the server's own short name of the error ({@code model_not_found})
     * @param retryAfter how long it asks to wait
     */
    HttpFailure(int status, @Nullable String code, @Nullable Duration retryAfter) {
        super(status, "HTTP " + status + (code == null ? "" : ", " + code));
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @Nullable
    String code() {
        return code;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
