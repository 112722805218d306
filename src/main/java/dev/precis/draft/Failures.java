package dev.precis.draft;

import com.fasterxml.jackson.core.JacksonException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.precis.draft.ModelUnavailableException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what goes wrong in a call into one exception that says what to do. Messages name the model and never repeat
 * what was sent or answered; for the same reason foreign exceptions are dropped and not passed on as causes, except for
 * network errors.
 */
final class Failures {
    private static final Duration BUSY = Duration.ofSeconds(2);

    private final String model;
    private final @Nullable Provider provider;

    /** For a model as callers name it. */
    Failures(String model) {
        this.model = model;
        this.provider = Provider.named(model.split("/", 2)[0]).orElse(null);
    }

    /** What LangChain4j threw, in our terms. */
    RuntimeException of(RuntimeException thrown) {
        List<Throwable> chain = chain(thrown);
        return first(chain, CancellationException.class)
                .<RuntimeException>map(e -> e)
                .or(() -> first(chain, ContentFilteredException.class).map(e -> refused()))
                .or(() -> first(chain, HttpException.class).map(this::status))
                .or(() -> first(chain, TimeoutException.class).map(e -> timeout()))
                .or(() -> first(chain, JacksonException.class).map(e -> unreadable()))
                .or(() -> first(chain, BodyTooLargeException.class).map(e -> unreadable()))
                .or(() -> first(chain, MalformedChunkCodingException.class).map(e -> unreadable()))
                .or(() -> first(chain, ZipException.class).map(e -> unreadable()))
                .or(() -> first(chain, IOException.class).map(this::unreachable))
                .orElseGet(this::unreadable);
    }

    ModelUnavailableException unreadable() {
        return failure(
                Reason.BAD_RESPONSE, "gave an answer that cannot be read. Try again, or choose another model.", null);
    }

    ModelUnavailableException incomplete() {
        return failure(
                Reason.INCOMPLETE,
                "gave an incomplete answer. Try again, ask for a shorter summary, or allow more output tokens.",
                null);
    }

    ModelUnavailableException refused() {
        return failure(Reason.REFUSED, "refused to summarise this article. Choose another model.", null);
    }

    ModelUnavailableException tooLong() {
        return failure(
                Reason.TOO_LONG, "cannot take an article of this length. Shorten it, or choose another model.", null);
    }

    /** The provider is down, so that it is not even asked. */
    ModelUnavailableException suspended(Duration wait) {
        return later(Reason.SUSPENDED, "is not asked for a while, because its provider fails.", wait);
    }

    /** The provider asked to be left alone. */
    ModelUnavailableException quiet(Duration wait) {
        return later(Reason.RATE_LIMITED, "is asked too often, says its provider.", wait);
    }

    /** Too many calls run and wait. */
    ModelUnavailableException busy() {
        return later(Reason.BUSY, "has too many requests before this one.", BUSY);
    }

    ModelUnavailableException budget(Duration wait) {
        return new ModelUnavailableException(
                Reason.BUDGET,
                "The budget of this service for language models is used up for today (UTC). Try again tomorrow, or"
                        + " choose the embedded summariser.",
                null,
                wait);
    }

    /** The request has no calls or tokens left. */
    ModelUnavailableException usedUp() {
        return failure(Reason.BAD_RESPONSE, "used up what one request may ask of models.", null);
    }

    /** The request has no time left. */
    ModelUnavailableException late() {
        return failure(Reason.TIMEOUT, "was not asked any more, because the time of the request is over.", null);
    }

    private ModelUnavailableException later(Reason reason, String what, Duration wait) {
        String when = " Try again in %d s.".formatted(seconds(wait));
        return new ModelUnavailableException(reason, "The model " + model + " " + what + when, null, wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private ModelUnavailableException timeout() {
        return failure(
                Reason.TIMEOUT, "did not answer completely in time. Try again later, or raise the timeout.", null);
    }

    private ModelUnavailableException unreachable(Throwable cause) {
        String check = provider == null ? "" : " and " + provider.baseUrlVariable();
        return failure(
                Reason.UNREACHABLE,
                "cannot be reached (" + cause.getClass().getSimpleName() + "). Check the network" + check + ".",
                cause);
    }

    private ModelUnavailableException status(HttpException e) {
        HttpFailure failure = e instanceof HttpFailure ours ? ours : new HttpFailure(e.statusCode(), null, null);
        Reason reason = reason(failure);
        String message = "The model %s %s".formatted(model, advice(reason, failure));
        return new ModelUnavailableException(reason, message, failure, failure.retryAfter());
    }

    private static Reason reason(HttpFailure failure) {
        int status = failure.statusCode();
        // Google says 400 to a wrong key.
        if (status == 401 || status == 403 || "API_KEY_INVALID".equals(failure.code())) {
            return Reason.AUTHENTICATION;
        }
        if (status >= 500) {
            return Reason.PROVIDER_ERROR;
        }
        return switch (status) {
            case 408 -> Reason.TIMEOUT;
            case 429 -> Reason.RATE_LIMITED;
            default -> Reason.REJECTED;
        };
    }

    private String advice(Reason reason, HttpFailure failure) {
        String shown = " (" + failure.getMessage() + "). ";
        Duration wait = failure.retryAfter();
        return switch (reason) {
            case PROVIDER_ERROR -> "failed on its provider's side" + shown + "Try again later.";
            case AUTHENTICATION -> "does not accept this service's key" + shown + "Check " + keys() + ".";
            case TIMEOUT -> "took too long, says its provider" + shown + "Try again later.";
            case RATE_LIMITED ->
                "is asked too often" + shown + "Try again " + (wait == null ? "later" : "in " + wait.toSeconds() + " s")
                        + ", or check the quota.";
            default ->
                failure.statusCode() < 400
                        ? "answers with a redirect" + shown + "Check the base URL."
                        : "rejects the request" + shown + "Check the model's name and limits.";
        };
    }

    private String keys() {
        return provider == null || provider.keyVariables().isEmpty()
                ? "the key"
                : String.join(" or ", provider.keyVariables());
    }

    private ModelUnavailableException failure(Reason reason, String what, @Nullable Throwable cause) {
        return new ModelUnavailableException(reason, "The model " + model + " " + what, cause);
    }

    private static List<Throwable> chain(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = thrown; at != null && seen.add(at); at = at.getCause()) {
            chain.add(at);
        }
        return chain;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
