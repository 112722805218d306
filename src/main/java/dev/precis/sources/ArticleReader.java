package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Furniture;
import dev.precis.article.Sentence;
import dev.precis.article.UnreadableArticleException;
import dev.precis.figures.FigureFinder;

/** Reads the figures and sources of an article: what code alone can tell, before any model is asked. Thread-safe. */
public final class ArticleReader {
    /** Each figure is answered with its quotation, so that an answer stays within tens of megabytes. */
    static final int MOST_FIGURES = 20_000;

    private final FigureFinder finder;
    private final SourceReader sources;

    public ArticleReader(FigureFinder finder, SourceReader sources) {
        this.finder = finder;
        this.sources = sources;
    }

    /**
     * Reads an article.
     *
     * @throws UnreadableArticleException where it has more than 20,000 figures
     */
    public Reading read(Article article) {
        var sentences = article.sentences().stream().map(Sentence::span).toList();
        var furniture = article.furniture().stream().map(Furniture::span).toList();
        var quantities = finder.find(article.text(), sentences, furniture, article.language());
        if (quantities.figures().size() > MOST_FIGURES) {
            throw new UnreadableArticleException(
                    UnreadableArticleException.Reason.TOO_MANY_FIGURES,
                    "The text has %d figures; at most %d are read. Send the article without its tables, or in parts."
                            .formatted(quantities.figures().size(), MOST_FIGURES));
        }
        return sources.read(article, quantities);
    }
}
