package dev.precis.web;

import dev.precis.article.Article;
import dev.precis.sources.Reading;
import dev.precis.store.Answers.Given;
import dev.precis.store.Answers.Manner;
import dev.precis.store.Document;
import dev.precis.summary.Step;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers requests for summaries, each by a run only where the answer is not known yet. Thread-safe. */
final class SummaryDesk {
    /** How long a request waits for an equal one. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Pipeline pipeline;
    private final WebSettings settings;

    SummaryDesk(Pipeline pipeline, WebSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    /**
     * An answer.
     *
     * @param json a {@link SummaryAnswer}
     * @param known true where nothing was run for this request, so that its listener heard nothing
     * @param stored false where it is not kept, because it could not be or nothing is
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are only carried.
    record Answer(String id, byte[] json, boolean known, boolean stored) {}

    /**
     * Answers a request whose fields have been checked.
     *
     * @param owner who asks
     * @param mustBeStored whether an answer that could not be kept is of no use
     * @param listener hears each step where there is a run
     */
    Answer answer(SummaryRequest request, String owner, boolean mustBeStored, Consumer<Step> listener) {
        var watch = new Stopwatch();
        var model = request.model(pipeline.models());
        // What is behind an address may change, so a link is followed before anything is looked up.
        var article = request.article().isLink() ? intake(request, model) : null;
        long intake = watch.lap();
        var question = SummaryQuestion.of(
                request,
                article == null ? request.article().submission() : article,
                pipeline.models(),
                pipeline.edition());
        var manner = new Manner(request.mayBeKnown(), mustBeStored, PATIENCE);
        var given = pipeline.storage()
                .answers()
                .answer(question.of(owner), manner, () -> run(request, model, article, intake, watch, listener));
        return new Answer(given.document().id(), json(given, watch), given.known(), given.stored());
    }

    private static byte[] json(Given given, Stopwatch watch) {
        var bytes = given.document().bytes();
        return given.known() ? KnownSummary.bytes(bytes, watch.total()) : bytes;
    }

    /**
     * What an article says, for who follows an answer that was known: no model is asked. Null where only its address was
     * sent: another page may be there by now.
     */
    @Nullable
    Reading reading(SummaryRequest request) {
        return request.article().isLink()
                ? null
                : pipeline.reader()
                        .apply(pipeline.intake().apply(request.article().submission()));
    }

    private Article intake(SummaryRequest request, Models.Model model) {
        var article = pipeline.intake().apply(request.article().submission());
        ArticleRequest.checkLength(article.text(), settings.maxCharacters());
        request.checkLanguage(model, article);
        return article;
    }

    private Document run(
            SummaryRequest request,
            Models.Model model,
            @Nullable Article fetched,
            long fetching,
            Stopwatch watch,
            Consumer<Step> listener) {
        watch.lap();
        var article = fetched == null ? intake(request, model) : fetched;
        long intake = fetching + watch.lap();
        var summary = pipeline.summarizer().summarize(article, request.options(), listener);
        var json = pipeline.slots().next(() -> Json.bytes(new SummaryViews(summary, request).answer(watch, intake)));
        return new Document(summary.id(), summary.created().toEpochMilli(), article.sha256(), summary.model(), json);
    }
}
