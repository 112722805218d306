package dev.precis.summary;

import dev.precis.article.Article;
import java.util.function.Consumer;

/** Turns an article into a checked summary. Thread-safe. */
public interface Summarizer {
    /**
     * Runs an article through.
     *
     * @param listener hears each step as it happens, on the calling thread
     * @throws dev.precis.draft.ModelUnavailableException where no model answered
     * @throws UnverifiableException where nothing that was drafted could be proven
     */
    Summary summarize(Article article, Options options, Consumer<Step> listener);
}
