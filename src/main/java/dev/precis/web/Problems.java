package dev.precis.web;

import dev.precis.article.UnreadableArticleException;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.UntranslatableException;
import dev.precis.fetch.FetchException;
import dev.precis.store.DatabaseUnavailableException;
import dev.precis.store.StillRunningException;
import dev.precis.summary.UnverifiableException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into problems: the one place where a failure becomes a status. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;
    private static final int QUOTA_RETRY_SECONDS = 30;
    private static final String FAILED = "An error of this service; its log has more under the request id.";

    private Problems() {}

    static Problem of(Exception failure) {
        if (failure instanceof ProblemException known) {
            return known.problem();
        }
        if (failure instanceof UnreadableArticleException unreadable) {
            boolean other = unreadable.reason() == UnreadableArticleException.Reason.NOT_AN_ARTICLE;
            return Problem.of(other ? ProblemType.NOT_AN_ARTICLE : ProblemType.NO_ARTICLE, message(unreadable));
        }
        if (failure instanceof FetchException fetch) {
            return of(fetch);
        }
        if (failure instanceof UnverifiableException unverifiable) {
            return Problem.of(ProblemType.UNVERIFIABLE, message(unverifiable)).withWithheld(unverifiable.withheld());
        }
        if (failure instanceof UntranslatableException untranslatable) {
            return Problem.of(ProblemType.LANGUAGE_UNAVAILABLE, message(untranslatable));
        }
        if (failure instanceof ModelUnavailableException unavailable) {
            return of(unavailable);
        }
        if (failure instanceof StillRunningException running) {
            return Problem.of(ProblemType.UNAVAILABLE, message(running) + "; send this one again later.")
                    .withRetryAfter(RETRY_SECONDS);
        }
        if (failure instanceof DatabaseUnavailableException away) {
            var type = away.reason() == DatabaseUnavailableException.Reason.FULL
                    ? ProblemType.STORAGE_FULL
                    : ProblemType.STORAGE_UNAVAILABLE;
            return Problem.of(type, message(away) + ". Nothing was stored; send the request again.")
                    .withRetryAfter(RETRY_SECONDS);
        }
        return failure instanceof HttpResponseException response
                ? of(response)
                : Problem.of(ProblemType.INTERNAL_ERROR, FAILED);
    }

    private static Problem of(FetchException failure) {
        var detail = message(failure);
        return switch (failure.reason()) {
            case OFF -> Problem.of(ProblemType.FETCHING_UNAVAILABLE, detail);
            case BAD_ADDRESS ->
                Problem.of(ProblemType.INVALID_REQUEST, detail).withErrors(List.of(FieldError.inBody("/url", detail)));
            case UNREACHABLE -> Problem.of(ProblemType.URL_BLOCKED, detail);
            case UNSUPPORTED_TYPE -> Problem.of(ProblemType.UNSUPPORTED_TYPE, detail);
            case REFUSED -> Problem.of(ProblemType.NOT_AN_ARTICLE, detail);
            case FAILED -> Problem.of(ProblemType.FETCH_FAILED, detail);
            case BUSY -> Problem.of(ProblemType.UNAVAILABLE, detail).withRetryAfter(RETRY_SECONDS);
        };
    }

    private static Problem of(ModelUnavailableException failure) {
        var detail = message(failure);
        return switch (failure.reason()) {
            case UNREACHABLE -> later(ProblemType.PROVIDER_UNREACHABLE, failure, RETRY_SECONDS);
            case TIMEOUT -> Problem.of(ProblemType.PROVIDER_TIMEOUT, detail);
            case RATE_LIMITED -> later(ProblemType.PROVIDER_QUOTA, failure, QUOTA_RETRY_SECONDS);
            case AUTHENTICATION -> Problem.of(ProblemType.PROVIDER_AUTH, detail);
            case REJECTED -> Problem.of(ProblemType.PROVIDER_REJECTED, detail);
            case PROVIDER_ERROR, SUSPENDED -> later(ProblemType.PROVIDER_ERROR, failure, RETRY_SECONDS);
            case BAD_RESPONSE -> Problem.of(ProblemType.PROVIDER_BAD_RESPONSE, detail);
            case INCOMPLETE -> Problem.of(ProblemType.INCOMPLETE, detail);
            case REFUSED -> Problem.of(ProblemType.CONTENT_REFUSED, detail);
            case TOO_LONG -> Problem.of(ProblemType.ARTICLE_TOO_LONG, detail);
            case BUSY -> later(ProblemType.UNAVAILABLE, failure, RETRY_SECONDS);
            case BUDGET -> later(ProblemType.TOKEN_BUDGET, failure, QUOTA_RETRY_SECONDS);
        };
    }

    /** Says when to come back: when the provider says, else after so many seconds. */
    private static Problem later(ProblemType type, ModelUnavailableException failure, int standard) {
        var asked = failure.retryAfter();
        long seconds =
                asked == null ? standard : Math.max(1, asked.plusMillis(999).toSeconds());
        return Problem.of(type, message(failure)).withRetryAfter((int) Math.min(seconds, Integer.MAX_VALUE));
    }

    private static Problem of(HttpResponseException response) {
        var type = ProblemType.ofStatus(response.getStatus());
        var problem = Problem.of(type, type == ProblemType.INTERNAL_ERROR ? FAILED : type.meaning());
        var methods = response.getDetails().values();
        return type == ProblemType.METHOD_NOT_ALLOWED && !methods.isEmpty()
                ? problem.withAllow(methods.iterator().next())
                : problem;
    }

    /** What is told of a failure within a stream; logs it where it is ours. */
    static ProblemView told(Exception failure, String id) {
        var problem = of(failure);
        log(failure, problem, id);
        return ProblemView.of(problem, id);
    }

    private static void log(Exception failure, Problem problem, String id) {
        if (problem.type() == ProblemType.INTERNAL_ERROR) {
            LOG.error("Request {} failed: {}", id, Trace.of(failure));
        } else if (failure instanceof ModelUnavailableException) {
            LOG.warn("Request {}: {}", id, problem.type());
        }
    }

    /** Answers a failure, and logs it where it is ours. */
    static void answer(Exception failure, Context context) {
        var problem = of(failure);
        var id = RequestId.of(context.req());
        log(failure, problem, id);
        problem.headers().forEach(context::header);
        // JSON is UTF-8 by definition: its type has no charset parameter.
        context.res().setCharacterEncoding(null);
        context.status(problem.type().status())
                .contentType(MediaType.PROBLEM)
                .result(Json.bytes(ProblemView.of(problem, id)));
    }

    /** Answers an error of the virtual machine: the stack or the heap is exhausted, or a class is broken. */
    static void answer(Error error, HttpServletResponse response) {
        var id = String.valueOf(response.getHeader(RequestId.HEADER));
        LOG.error("Request {} failed: {}", id, Trace.of(error));
        try {
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setCharacterEncoding(null);
                response.setStatus(ProblemType.INTERNAL_ERROR.status());
                response.setContentType(MediaType.PROBLEM);
                var problem = Problem.of(ProblemType.INTERNAL_ERROR, FAILED);
                response.getOutputStream().write(Json.bytes(ProblemView.of(problem, id)));
            }
        } catch (IOException e) {
            LOG.debug("The client of request {} has gone: {}", id, Trace.of(e));
        }
    }

    private static String message(Exception failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }
}
