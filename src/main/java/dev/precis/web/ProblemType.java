package dev.precis.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of problem this service answers with. The path of a kind is its RFC 9457 {@code type}: stable, relative to
 * the service, and served by it as a page that says what the kind means.
 */
enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request is not well-formed HTTP",
            "A line, a header, the address or the body's framing breaks the rules of HTTP/1.1."),
    INVALID_JSON(
            400,
            "The body is not valid JSON",
            "The body must be one JSON object after RFC 8259, without repeated keys and without anything after it."),
    INVALID_ENCODING(
            400,
            "The body is not valid in its character set",
            "Bytes are never silently repaired: an offset into a repaired text would be wrong. Send the text in the charset that Content-Type names, UTF-8 where it names none."),
    INVALID_REQUEST(
            400,
            "Fields of the request are wrong",
            "Each entry of errors names a field (pointer into the body, or query parameter) and says what it must be."),
    KEY_IN_ADDRESS(
            400,
            "A key stands in the address",
            "Addresses are written to logs: a key belongs in the header Authorization: Bearer. One that stood in an address should be revoked."),
    KEY_MISSING(401, "A key is needed", "Send it in the header Authorization: Bearer. The operator makes keys."),
    WRONG_KEY(
            401,
            "The key is not valid here",
            "It is unknown, revoked, or was not copied whole. A revoked key stops working within seconds, in streams too."),
    ROLE_MISSING(403, "The key may not do this", "This address is for keys with the role admin."),
    NOT_FOUND(
            404,
            "There is nothing at this address",
            "The paths of this service are listed in /docs and /openapi.json."),
    METHOD_NOT_ALLOWED(405, "This address does not take this method", "The Allow header lists the methods it takes."),
    NOT_ACCEPTABLE(
            406,
            "No form that Accept asks for is offered",
            "The address answers in one media type, and the Accept header excludes it."),
    REQUEST_TIMEOUT(
            408,
            "The request did not arrive in time",
            "Header and body must arrive within the time limits of the service."),
    IDEMPOTENCY_KEY_REUSED(
            409,
            "The Idempotency-Key belongs to another request",
            "A key stands for one request, to the byte, for 24 hours. Take a new key for a new request."),
    REQUEST_IN_PROGRESS(
            409,
            "The request with this Idempotency-Key is still running",
            "Send the same request with the same key again, to get its answer."),
    CONTENT_TOO_LARGE(
            413, "The article is too large", "The body is larger, or its text longer, than this service takes."),
    URI_TOO_LONG(414, "The address is too long", "Send long values in a JSON body instead of query parameters."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body is in a form that is not read here",
            "Bodies are application/json, text/plain or text/html, uncompressed, in a known charset."),
    HEADERS_TOO_LARGE(
            431, "The header fields are too large", "Request line and header fields together are limited to 8 KiB."),
    PRECONDITION_FAILED(
            412,
            "It has changed since it was read",
            "If-Match names another state than the present one. Read it again, and decide anew."),
    INVALID_BATCH(
            422,
            "The batch is wrong, and nothing of it was taken",
            "Each entry of errors names an article (by pointer, or by line) and says what to change. At most the first 100 are listed."),
    NO_ARTICLE(
            422,
            "There is no article in what was sent",
            "The text is empty or blank, or holds nothing but page furniture such as navigation and appeals."),
    UNKNOWN_MODEL(422, "The model is not configured here", "GET /v1/models lists the models of this service."),
    LANGUAGE_UNAVAILABLE(
            422,
            "The model cannot write in this language",
            "The embedded drafter writes with the article's own sentences and cannot translate them."),
    FETCHING_UNAVAILABLE(
            422,
            "Fetching is switched off",
            "This service was started without PRECIS_FETCH=on and fetches no pages: send the article as text or html."),
    URL_BLOCKED(
            422,
            "Nothing can be fetched from this address",
            "It is not on the public internet, or nothing answers there. Which of the two is never told."),
    UNSUPPORTED_TYPE(
            422,
            "The address does not lead to a page of text",
            "HTML, XHTML and plain text are read, uncompressed or with gzip. PDF, images and other forms are not."),
    NOT_AN_ARTICLE(
            422,
            "The page at this address is no article",
            "It asks to pay, to log in or to accept cookies, tells of an error, or holds hardly any text."),
    FETCH_FAILED(
            422,
            "The page could not be fetched",
            "Its server is too slow, sends too much, breaks off, redirects too often or has a fault."),
    IDEMPOTENCY_UNAVAILABLE(
            422,
            "Nothing is stored here",
            "This service is set to store nothing (PRECIS_RETENTION), and cannot know a request again."),
    UNVERIFIABLE(
            422,
            "Nothing of the summary could be proven",
            "Every drafted sentence held something that the article does not bear out. They are listed in withheld, with the reasons; verification annotate returns them marked instead."),
    CONTENT_REFUSED(
            422,
            "The model refused the article",
            "The provider's model declined to write about this content. Another model may take it."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "The key has sent as many requests as it may for now. RateLimit and RateLimit-Policy tell with every answer how many are left; Retry-After tells when the next one is let in."),
    TOO_MANY_AT_ONCE(
            429,
            "Too many requests at the same time",
            "The key has as many requests running as it may, or, while other keys wait too, its share of what the service can do."
                    + " Send the next when one has ended."),
    TOO_MANY_WRONG_KEYS(
            429, "Too many wrong keys", "The address has shown too many wrong keys. A right one is let in at once."),
    ARTICLE_TOO_LONG(
            422,
            "The article is longer than the model may read",
            "The model's window, or the ceiling of tokens a request that the operator set, is smaller than the article. No model was asked."),
    TOKEN_BUDGET(
            429,
            "The budget for language models is used up",
            "The operator set what models may use in a day, and it is used. Retry-After says when the next day of UTC begins."),
    CLIENT_GONE(
            499,
            "The client left before its answer was there",
            "The work was stopped, so that no model is paid for an answer that nobody takes. Who means to come back for it sends an Idempotency-Key: then the work goes on."),
    INTERNAL_ERROR(500, "The service failed", "An error of this service. Its log has more under the request id."),
    POISON(
            500,
            "Work on the article broke down again and again",
            "The process that worked on it died, or never came back, three times. It is not tried any more."),
    PROVIDER_AUTH(
            502, "The model provider refuses the key of this service", "The operator must correct the provider's key."),
    PROVIDER_REJECTED(
            502,
            "The model provider rejected the request",
            "The provider does not take the request as this service sends it: a model name may be wrong."),
    PROVIDER_BAD_RESPONSE(
            502, "The model gave no usable answer", "Its answer could not be read, was empty or cut short."),
    INCOMPLETE(
            502,
            "The model's answer was cut",
            "It ended before it was whole, also with more room: ask for a shorter summary, or allow more output tokens."),
    PROVIDER_UNREACHABLE(503, "The model cannot be reached", "Try again later."),
    PROVIDER_QUOTA(503, "The model provider limits the rate", "Try again later."),
    PROVIDER_ERROR(503, "The model provider has a failure", "Try again later."),
    STORAGE_UNAVAILABLE(
            503,
            "The database does not answer",
            "The service resumes by itself when its database is back. Try again later."),
    STORAGE_FULL(
            503,
            "The database has no space left",
            "The operator must make room on the disk of the database. Try again later."),
    OVERLOADED(
            503,
            "The service has too much to do",
            "Requests that would wait too long are sent away at once. Send the request again after Retry-After."),
    QUEUE_FULL(
            503,
            "Too many articles of batches wait",
            "Nothing of this batch was taken. Hand it in again when others have been worked off."),
    DEADLINE(
            503,
            "The article could not be worked through in time",
            "A request may take only so long. The work was stopped; a shorter article or a calmer moment helps."),
    UNAVAILABLE(503, "The service is stopping or overloaded", "Try again later."),
    BATCH_EXPIRED(
            504,
            "The time of the batch was over",
            "The article's turn did not come within the lifetime of its batch: the model was away, or too much waited. Hand it in again."),
    PROVIDER_TIMEOUT(504, "The model did not answer in time", "Try again, or ask for a shorter summary.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    /** The last part of its path: {@code invalid-json}. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its URI, relative to this service. */
    String uri() {
        return "/problems/" + slug();
    }

    /** What a client must answer to be let in, after RFC 6750; null where that is not the problem. */
    @Nullable
    String challenge() {
        return switch (this) {
            case KEY_MISSING -> "Bearer realm=\"precis\"";
            case WRONG_KEY -> "Bearer realm=\"precis\", error=\"invalid_token\"";
            case ROLE_MISSING -> "Bearer realm=\"precis\", error=\"insufficient_scope\"";
            default -> null;
        };
    }

    /** The kind that fits a status which a library chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> REQUEST_TIMEOUT;
            case 412 -> PRECONDITION_FAILED;
            case 413 -> CONTENT_TOO_LARGE;
            case 414 -> URI_TOO_LONG;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HEADERS_TOO_LARGE;
            case 503 -> UNAVAILABLE;
            // A method or a version of HTTP that Jetty does not know: the request is at fault.
            case 501, 505 -> MALFORMED_REQUEST;
            default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
        };
    }
}
