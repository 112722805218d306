package dev.precis.web;

import dev.precis.store.Document;
import dev.precis.store.Storage;
import io.javalin.http.Context;
import java.util.UUID;

/** A stored summary again, byte for byte as it was first given. */
final class StoredSummaryEndpoint implements Endpoint {
    static final Field<String> ID = Field.text("id", 36, "The id of a summary.");
    static final String PATH = "/v1/summaries/{id}";
    static final String EXAMPLE = "019a5e0c-7a3c-7cc3-98c4-dc0c0c07398f";

    private final Storage storage;

    StoredSummaryEndpoint(Storage storage) {
        this.storage = storage;
    }

    @Override
    public Operation operation() {
        return Operation.get(PATH, "getSummary")
                .does(
                        "Get a stored summary again",
                        "The same bytes as its first answer, for as long as the service keeps summaries. With If-None-Match and its ETag the answer is 304, without a body.")
                .pathParameter(ID, EXAMPLE)
                .answers(SummaryAnswer.class, Examples.answer("summaries"))
                .alsoAnswers(304, "The caller has it already: If-None-Match names its ETag")
                .problems(ProblemType.NOT_FOUND, ProblemType.STORAGE_UNAVAILABLE)
                .build();
    }

    @Override
    public void handle(Context context) {
        var document =
                storage.find(Callers.of(context).owner(), id(context)).orElseThrow(StoredSummaryEndpoint::notFound);
        var tag = tag(document);
        context.header("ETag", tag);
        // Who keeps a copy asks each time whether it has been deleted.
        context.header("Cache-Control", "private, no-cache");
        if (EntityTag.isIn(context.req().getHeaders("If-None-Match"), tag)) {
            context.status(304);
        } else {
            context.result(document.bytes());
        }
    }

    /** The id in the address in its one form. What is no id is nobody's. */
    static String id(Context context) {
        try {
            return UUID.fromString(context.pathParam(ID.name())).toString();
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    static ProblemException notFound() {
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        "There is no summary with this id: it was never stored, has been deleted, or its time is over.")
                .asException();
    }

    /** What is stored under an id never changes. */
    private static String tag(Document document) {
        var hash = UUID.nameUUIDFromBytes(document.bytes());
        return '"' + hash.toString().replace("-", "") + '"';
    }
}
