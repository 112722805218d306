package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Furniture;
import dev.precis.article.Sentence;
import dev.precis.article.UnreadableArticleException;
import dev.precis.figures.FigureFinder;
import dev.precis.figures.Quantities;
import dev.precis.figures.TooManyFiguresException;
import dev.precis.text.Span;
import java.util.List;

/** Reads the figures and sources of an article: what code alone can tell, before any model is asked. Thread-safe. */
public final class ArticleReader {
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
        return sources.read(article, figures(article, sentences, furniture));
    }

    private Quantities figures(Article article, List<Span> sentences, List<Span> furniture) {
        try {
            return finder.find(article.text(), sentences, furniture, article.language());
        } catch (TooManyFiguresException e) {
            throw new UnreadableArticleException(
                    UnreadableArticleException.Reason.TOO_MANY_FIGURES,
                    e.getMessage() + ", the most that are read. Send the article without its tables, or in parts.");
        }
    }
}
