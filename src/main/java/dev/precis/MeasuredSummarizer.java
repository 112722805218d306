package dev.precis;

import dev.precis.article.Article;
import dev.precis.summary.Options;
import dev.precis.summary.Step;
import dev.precis.summary.Summarizer;
import dev.precis.summary.Summary;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/** Counts runs and what became of them. */
record MeasuredSummarizer(Summarizer summarizer, Meters meters, String standard) implements Summarizer {
    @Override
    public Summary summarize(Article article, Options options, Consumer<Step> listener) {
        long started = System.nanoTime();
        try {
            var summary = summarizer.summarize(article, options, listener);
            meters.count(summary);
            return summary;
        } catch (RuntimeException e) {
            var took = Duration.ofNanos(System.nanoTime() - started);
            meters.failed(Objects.requireNonNullElse(options.model(), standard), e, took);
            throw e;
        }
    }
}
