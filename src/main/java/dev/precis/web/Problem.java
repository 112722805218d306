package dev.precis.web;

import dev.precis.access.ApiKey;
import dev.precis.summary.Summary.Withheld;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered as asked, before it is written.
 *
 * @param detail tells the caller what to change; holds no text of the article
 * @param withheld the sentences that could not be proven
 * @param retryAfterSeconds when trying again makes sense; null where it does not
 * @param allow the methods an address takes; null unless the method is the problem
 */
record Problem(
        ProblemType type,
        String detail,
        List<FieldError> errors,
        List<Withheld> withheld,
        @Nullable Integer retryAfterSeconds,
        @Nullable String allow) {
    Problem {
        errors = errors.stream().map(FieldError::withoutKeys).toList();
        detail = ApiKey.hidden(detail);
        withheld = List.copyOf(withheld);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), List.of(), null, null);
    }

    Problem withErrors(List<FieldError> errors) {
        return new Problem(type, detail, errors, withheld, retryAfterSeconds, allow);
    }

    Problem withWithheld(List<Withheld> withheld) {
        return new Problem(type, detail, errors, withheld, retryAfterSeconds, allow);
    }

    Problem withRetryAfter(int seconds) {
        return new Problem(type, detail, errors, withheld, seconds, allow);
    }

    Problem withAllow(String methods) {
        return new Problem(type, detail, errors, withheld, retryAfterSeconds, methods);
    }

    /** The header fields that go with it. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (retryAfterSeconds != null) {
            headers.put("Retry-After", String.valueOf(retryAfterSeconds));
        }
        if (allow != null) {
            headers.put("Allow", allow);
        }
        if (type.challenge() != null) {
            headers.put("WWW-Authenticate", type.challenge());
        }
        return headers;
    }

    ProblemException asException() {
        return new ProblemException(this);
    }
}
