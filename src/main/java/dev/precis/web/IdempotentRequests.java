package dev.precis.web;

import dev.precis.store.Idempotency.Claim;
import dev.precis.store.Idempotency.Reply;
import dev.precis.store.Idempotency.Request;
import dev.precis.store.Idempotency.Work;
import dev.precis.store.Storage;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller send a request again without it being done again: a POST with an {@code Idempotency-Key} gets the same
 * answer for 24 hours, also after a restart. Kept is the outcome of work: an answer, or a problem that the work ended in.
 * A request that was refused before any work, and one that a failure of the service or of a model stopped, leaves nothing
 * behind, so that it can be sent again. Thread-safe.
 */
final class IdempotentRequests {
    static final String HEADER = "Idempotency-Key";
    /** On an answer that is given once more. */
    static final String REPLAYED = "Idempotency-Replayed";

    /** What a request with a key may be refused for. */
    static final List<ProblemType> PROBLEMS = List.of(
            ProblemType.INVALID_REQUEST,
            ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.REQUEST_IN_PROGRESS,
            ProblemType.IDEMPOTENCY_UNAVAILABLE,
            ProblemType.STORAGE_UNAVAILABLE,
            ProblemType.STORAGE_FULL);

    private static final String ANSWER = IdempotentRequests.class.getName() + ".answer";
    private static final String SUMMARY = IdempotentRequests.class.getName();
    private static final int MAX_LENGTH = 255;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;
    private static final int RETRY_SECONDS = 2;
    /** Problems in which work ends, and would end again. */
    private static final Set<ProblemType> OUTCOMES = Set.of(ProblemType.UNVERIFIABLE, ProblemType.CONTENT_REFUSED);
    /** What belongs to an answer beside its body. */
    private static final List<String> HEADERS = List.of("Content-Type", "Location", "ETag", "Content-Location");

    private final Storage storage;
    private final Duration patience;

    IdempotentRequests(Storage storage) {
        this(storage, PATIENCE);
    }

    /** @param patience how long a request waits for an equal one that is running */
    IdempotentRequests(Storage storage, Duration patience) {
        this.storage = storage;
        this.patience = patience;
    }

    /** Whether this request carries a key, and so must not be done twice. */
    static boolean hasKey(Context context) {
        return context.method().equals(HandlerType.POST) && context.req().getHeader(HEADER) != null;
    }

    /** Says that the answer to a request carries a summary, so that it is forgotten with it. */
    static void carries(Context context, String summary) {
        context.attribute(SUMMARY, summary);
    }

    /** Says what to keep of an answer that was written as events. */
    static void answeredWith(Context context, byte[] json) {
        context.attribute(ANSWER, json);
    }

    /** Handles a request, or answers it as it was answered before. */
    void handle(Endpoint endpoint, Context context) throws Exception {
        if (!hasKey(context)) {
            endpoint.handle(context);
            return;
        }
        var request = new Request(Callers.of(context).owner(), key(context), fingerprint(context));
        checkKept();
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            var claim = storage.idempotency().claim(request);
            if (claim instanceof Claim.Mine mine) {
                work(endpoint, context, mine.work());
                return;
            }
            if (claim instanceof Claim.Answered answered) {
                replay(endpoint, answered.reply(), context);
                return;
            }
            if (claim instanceof Claim.Taken) {
                throw reused();
            }
            if (System.nanoTime() > deadline) {
                throw stillRunning();
            }
            Thread.sleep(pause);
        }
    }

    private static void work(Endpoint endpoint, Context context, Work work) throws Exception {
        try (work) {
            try {
                endpoint.handle(context);
            } catch (Exception e) {
                if (!OUTCOMES.contains(Problems.of(e).type())) {
                    throw e;
                }
                Problems.answer(e, context);
            }
            var reply = reply(context);
            if (reply != null) {
                work.answer(reply);
            }
        }
    }

    /** What is to be kept; null where events broke off. */
    private static @Nullable Reply reply(Context context) throws IOException {
        byte[] answer = context.attribute(ANSWER);
        if (answer != null) {
            return new Reply(200, Map.of("Content-Type", MediaType.JSON), answer, context.attribute(SUMMARY));
        }
        if (context.res().isCommitted()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (var name : HEADERS) {
            var value = context.res().getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Reply(context.statusCode(), headers, body(context), context.attribute(SUMMARY));
    }

    private static byte[] body(Context context) throws IOException {
        InputStream result = context.resultInputStream();
        var body = result == null ? new byte[0] : result.readAllBytes();
        context.result(body);
        return body;
    }

    private static void replay(Endpoint endpoint, Reply reply, Context context) throws Exception {
        context.status(reply.status());
        context.res().setCharacterEncoding(null);
        reply.headers().forEach(context::header);
        context.header(REPLAYED, "true");
        if (reply.status() == HttpStatus.OK.getCode()) {
            endpoint.replay(context, reply.body());
        } else {
            context.result(reply.body());
        }
    }

    private void checkKept() {
        if (!storage.isKeeping()) {
            throw Problem.of(
                            ProblemType.IDEMPOTENCY_UNAVAILABLE,
                            "This service stores nothing, so it cannot know a request again; send it without " + HEADER
                                    + ".")
                    .asException();
        }
    }

    private static String key(Context context) {
        var keys = Collections.list(context.req().getHeaders(HEADER));
        var key = keys.get(0);
        if (keys.size() > 1
                || key.isEmpty()
                || key.length() > MAX_LENGTH
                || !key.chars().allMatch(c -> c > 0x1F && c < 0x7F)) {
            throw Problem.of(
                            ProblemType.INVALID_REQUEST,
                            HEADER + " must be there once, with 1 to " + MAX_LENGTH
                                    + " printable ASCII characters, for example a UUID.")
                    .asException();
        }
        return key;
    }

    /** Of everything in the request that its answer depends on. Whether it comes as events is no part of that. */
    static String fingerprint(Context context) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var head = String.join(
                    "\n", context.path(), orEmpty(context.queryString()), orEmpty(context.header("Content-Type")));
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(BodyHandler.stored(context.req()).sha256());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static ProblemException reused() {
        return Problem.of(
                        ProblemType.IDEMPOTENCY_KEY_REUSED,
                        "This " + HEADER + " was sent with another request in the last 24 hours. Send the very same"
                                + " request, or a new key.")
                .asException();
    }

    private static ProblemException stillRunning() {
        return Problem.of(
                        ProblemType.REQUEST_IN_PROGRESS,
                        "The request with this " + HEADER + " is still running; send it again to get its answer.")
                .withRetryAfter(RETRY_SECONDS)
                .asException();
    }
}
