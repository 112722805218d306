package dev.precis.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.precis.store.BatchItem.Given;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch that was handed in. Its articles stay where the body lies and are read one at a time: once to be checked, each
 * like a single request, and once more to be stored. All mistakes are told at once. Not thread-safe.
 */
final class BatchRequest {
    private static final int MOST_ERRORS = 100;

    private final StoredBody body;
    private final List<Slice> articles;
    private final ObjectNode options;
    private final BatchFields.Priority priority;
    private final @Nullable String webhook;
    private final Models models;
    private final WebSettings settings;
    private final List<FieldError> errors = new ArrayList<>();

    private BatchRequest(
            StoredBody body,
            BatchSlices slices,
            ObjectNode options,
            Fields fields,
            @Nullable String webhook,
            Models models,
            WebSettings settings) {
        this.body = body;
        this.articles = slices.articles();
        this.options = options;
        this.priority = fields.get(BatchFields.PRIORITY, BatchFields.Priority.NORMAL);
        this.webhook = webhook;
        this.models = models;
        this.settings = settings;
        errors.addAll(slices.errors());
        errors.addAll(fields.errors());
    }

    /** A batch that is one JSON object. */
    static BatchRequest ofObject(StoredBody body, Models models, WebSettings settings) {
        var slices = new ObjectSlicer(settings.batches().maxArticles()).slice(body);
        var members = JsonNodeFactory.instance.objectNode();
        slices.scalars().forEach(members::set);
        slices.fields().forEach((name, slice) -> members.set(name, member(body, name, slice, settings)));
        var fields = Fields.ofJson(members, BatchFields.ENVELOPE);
        var options = fields.get(BatchFields.OPTIONS, JsonNodeFactory.instance.objectNode());
        return new BatchRequest(body, slices, options, fields, fields.get(BatchFields.WEBHOOK), models, settings);
    }

    /** A batch of lines, whose options are in the query. */
    static BatchRequest ofLines(StoredBody body, Map<String, List<String>> query, Models models, WebSettings settings) {
        var slices = new LineSlicer(settings.batches().maxArticles()).slice(body);
        var fields = Fields.ofQuery(query, BatchFields.QUERY);
        return new BatchRequest(
                body,
                slices,
                BatchFields.options(query),
                fields,
                fields.get(BatchFields.WEBHOOK_URL),
                models,
                settings);
    }

    private static com.fasterxml.jackson.databind.JsonNode member(
            StoredBody body, String name, Slice slice, WebSettings settings) {
        if (slice.length() > settings.maxBody()) {
            throw Problem.of(ProblemType.CONTENT_TOO_LARGE, "The member " + name + " is too large.")
                    .asException();
        }
        var value = RequestBody.decode(body.slice(slice.offset(), slice.length()), StandardCharsets.UTF_8);
        return StrictJson.object("{\"value\":" + value + "}").path("value");
    }

    int priority() {
        return priority.ordinal() - BatchFields.Priority.NORMAL.ordinal();
    }

    @Nullable
    String webhook() {
        return webhook;
    }

    int size() {
        return articles.size();
    }

    void complain(FieldError error) {
        errors.add(error);
    }

    /** @throws ProblemException with everything that is wrong; the first hundred of it are listed */
    void check() {
        int most = settings.batches().maxArticles();
        if (articles.isEmpty() && errors.stream().noneMatch(error -> "/articles".equals(error.pointer()))) {
            errors.add(FieldError.inBody("/articles", "must have at least one article"));
        }
        if (articles.size() > most) {
            errors.add(FieldError.inBody(
                    "/articles", "must have at most " + most + " articles; hand in the rest as another batch"));
        }
        if (errors.isEmpty()) {
            checkOptions();
        }
        if (errors.isEmpty()) {
            checkArticles();
        }
        if (!errors.isEmpty()) {
            throw refused();
        }
    }

    private ProblemException refused() {
        var listed = errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
        var first = listed.get(0);
        var where = first.line() != null
                ? "Line " + first.line() + ": "
                : first.pointer() != null && !first.pointer().isEmpty() ? first.pointer() + " " : "The batch ";
        return Problem.of(
                        ProblemType.INVALID_BATCH,
                        where + first.detail() + ". Nothing of the batch was taken; see errors.")
                .withErrors(listed)
                .asException();
    }

    /** The options alone, with an article that is right, so that a mistake in them is told once. */
    private void checkOptions() {
        Fields.ofJson(options, BatchFields.SHARED).errors().forEach(error -> errors.add(inOptions(error)));
        if (!errors.isEmpty()) {
            return;
        }
        var sample = options.deepCopy();
        sample.set(ArticleFields.TEXT.name(), TextNode.valueOf("text"));
        var known = new ArrayList<>(BatchFields.SHARED);
        known.add(ArticleFields.TEXT);
        complaints(Fields.ofJson(sample, known)).forEach(error -> errors.add(inOptions(error)));
    }

    private FieldError inOptions(FieldError error) {
        var pointer = String.valueOf(error.pointer());
        return articles.get(0).line() > 0
                ? FieldError.inQuery(pointer.substring(Math.min(1, pointer.length())), error.detail())
                : FieldError.inBody("/options" + pointer, error.detail());
    }

    private void checkArticles() {
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < articles.size() && errors.size() < MOST_ERRORS; i++) {
            int index = i;
            try {
                var article = article(index);
                complaints(fields(article)).forEach(error -> add(index, error.pointer(), error.detail()));
                var id = article.get(BatchFields.CUSTOM_ID.name());
                var other = id == null || id.isNull() ? null : ids.putIfAbsent(id.asText(), index);
                if (other != null) {
                    add(index, "/custom_id", "must not be that of another article; " + place(other) + " has it too");
                }
            } catch (ProblemException e) {
                add(index, "", e.problem().detail());
            }
        }
    }

    private static Fields fields(ObjectNode article) {
        return Fields.ofJson(article, BatchFields.ARTICLE);
    }

    /** What a single request with these fields would be refused for. */
    private List<FieldError> complaints(Fields fields) {
        try {
            fields.get(BatchFields.CUSTOM_ID);
            var request = SummaryRequest.of(fields);
            fields.check();
            request.article().checkDoable(fields, settings.maxCharacters());
            request.model(models);
            return List.of();
        } catch (ProblemException e) {
            var problem = e.problem();
            if (!problem.errors().isEmpty()) {
                return problem.errors();
            }
            var field = problem.type() == ProblemType.UNKNOWN_MODEL ? "/model" : "/text";
            return List.of(FieldError.inBody(field, problem.detail()));
        }
    }

    private void add(int index, @Nullable String pointer, String detail) {
        int line = articles.get(index).line();
        var below = pointer == null ? "" : pointer;
        errors.add(
                line > 0
                        ? FieldError.inLine(line, below, detail)
                        : FieldError.inBody("/articles/" + index + below, detail));
    }

    private String place(int index) {
        int line = articles.get(index).line();
        return line > 0 ? "line " + line : "/articles/" + index;
    }

    /** An article with the options it inherits. */
    private ObjectNode article(int index) {
        var slice = articles.get(index);
        if (slice.length() > settings.maxBody()) {
            throw Problem.of(
                            ProblemType.CONTENT_TOO_LARGE,
                            "is larger than a single request may be (" + settings.maxBody() + " bytes)")
                    .asException();
        }
        var own = StrictJson.object(
                RequestBody.decode(body.slice(slice.offset(), slice.length()), StandardCharsets.UTF_8));
        var whole = options.deepCopy();
        whole.setAll(own);
        return whole;
    }

    /** The articles, read once more, in the form in which they are stored. Only of a batch that has been checked. */
    Iterator<Given> articles() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < articles.size();
            }

            @Override
            public Given next() {
                return given(article(next++));
            }
        };
    }

    private Given given(ObjectNode article) {
        var id = article.remove(BatchFields.CUSTOM_ID.name());
        var model = article.path(SummaryFields.MODEL.name());
        return new Given(
                id == null || id.isNull() ? null : id.asText(),
                model.isTextual() ? model.textValue() : models.standard().name(),
                Json.bytes(article));
    }
}
