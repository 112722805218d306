package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.article.Furniture;
import dev.precis.article.Sentence;
import dev.precis.figures.FigureFinder;

/** Reads the figures and sources of an article: what code alone can tell, before any model is asked. Thread-safe. */
public final class ArticleReader {
    private final FigureFinder finder;
    private final SourceReader sources;

    public ArticleReader(FigureFinder finder, SourceReader sources) {
        this.finder = finder;
        this.sources = sources;
    }

    public Reading read(Article article) {
        var sentences = article.sentences().stream().map(Sentence::span).toList();
        var furniture = article.furniture().stream().map(Furniture::span).toList();
        return sources.read(article, finder.find(article.text(), sentences, furniture, article.language()));
    }
}
