package dev.precis.summary;

import dev.precis.article.Article;
import dev.precis.draft.Draft.KeyFigure;
import dev.precis.draft.Drafter;
import dev.precis.grounding.Report;
import dev.precis.sources.Reading;
import dev.precis.summary.Models.Drafted;
import dev.precis.summary.Summary.CheckedSentence;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The run: read, draft, check, revise or withhold. Thread-safe where its parts are. */
public final class ArticleSummarizer implements Summarizer {
    private final Function<Article, Reading> reader;
    private final Models models;
    private final Function<Reading, Function<String, Report>> gate;
    private final Clock clock;
    private final Ids ids;

    /**
     * Puts the run together.
     *
     * @param drafters the default first; the others stand in for it, in this order
     * @param gate checks texts against one article
     */
    public ArticleSummarizer(
            Function<Article, Reading> reader,
            List<Drafter> drafters,
            Function<Reading, Function<String, Report>> gate,
            Clock clock) {
        this(reader, new Models(drafters), gate, clock);
    }

    /** Puts the run together; as the other constructor, with limits to what is asked of models. */
    public ArticleSummarizer(
            Function<Article, Reading> reader,
            Models models,
            Function<Reading, Function<String, Report>> gate,
            Clock clock) {
        this.reader = reader;
        this.models = models;
        this.gate = gate;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    /** The same with a gate that reads the article anew for each text. */
    public ArticleSummarizer(
            Function<Article, Reading> reader,
            List<Drafter> drafters,
            BiFunction<Reading, String, Report> gate,
            Clock clock) {
        this(reader, drafters, reading -> text -> gate.apply(reading, text), clock);
    }

    @Override
    public Summary summarize(Article article, Options options, Consumer<Step> listener) {
        Stopwatch watch = new Stopwatch();
        Reading reading = watch.figures(() -> reader.apply(article));
        listener.accept(new Step.FiguresFound(reading));

        Function<String, Report> check = watch.verification(() -> new Strangers(reading, gate.apply(reading)));
        Editor editor = new Editor(reading, options, check, watch, listener);
        Drafted drafted = watch.model(() -> draft(reading, options, editor, listener));
        Checked checked = editor.finish(drafted.drafter(), drafted.draft());

        List<CheckedSentence> sentences = new Proof(reading).sentences(checked);
        if (sentences.isEmpty()) {
            throw new UnverifiableException(
                    "Nothing that was drafted could be proven from the article", editor.withheld());
        }
        List<KeyFigure> keyFigures = watch.verification(
                () -> new Labels(reading, check).proven(checked.draft().keyFigures(), options.brief()));
        return new Summary(
                ids.next(),
                clock.instant(),
                reading,
                checked.draft().headline(),
                checked.joined().text(),
                sentences,
                keyFigures,
                options.verification(),
                checked.report(),
                editor.revisions(),
                editor.withheld(),
                drafted.drafter().name(),
                editor.usage().plus(drafted.allowance().lost()),
                watch.read(),
                drafted.tried(),
                drafted.allowance().cost(),
                drafted.draft().parts());
    }

    private Drafted draft(Reading reading, Options options, Editor editor, Consumer<Step> listener) {
        return listener instanceof Step.Live
                ? models.draft(reading, options, editor::hear, editor::startAgain)
                : models.draft(reading, options);
    }
}
