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
    private final BiFunction<Reading, String, Report> gate;
    private final Clock clock;
    private final Ids ids;

    /**
     * Puts the run together.
     *
     * @param drafters the default first; the others stand in for it, in this order
     * @param gate checks a text against an article
     */
    public ArticleSummarizer(
            Function<Article, Reading> reader,
            List<Drafter> drafters,
            BiFunction<Reading, String, Report> gate,
            Clock clock) {
        this.reader = reader;
        this.models = new Models(drafters);
        this.gate = gate;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    @Override
    public Summary summarize(Article article, Options options, Consumer<Step> listener) {
        Stopwatch watch = new Stopwatch();
        Reading reading = watch.figures(() -> reader.apply(article));
        listener.accept(new Step.FiguresFound(reading));

        Drafted drafted = watch.model(() -> models.draft(reading, options));
        Editor editor = new Editor(reading, options, gate, watch);
        Checked checked = editor.edit(drafted.drafter(), drafted.draft());

        List<CheckedSentence> sentences = new Proof(reading).sentences(checked);
        sentences.forEach(sentence -> listener.accept(new Step.SentenceChecked(sentence)));
        editor.withheld().forEach(withheld -> listener.accept(new Step.SentenceWithheld(withheld)));
        if (sentences.isEmpty()) {
            throw new UnverifiableException(
                    "Nothing that was drafted could be proven from the article", editor.withheld());
        }
        List<KeyFigure> keyFigures = watch.verification(
                () -> new Labels(reading, gate).proven(checked.draft().keyFigures(), options.brief()));
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
                editor.usage(),
                watch.read());
    }
}
