package dev.precis.sources;

import dev.precis.article.Article;
import dev.precis.figures.Quantities;

/** Finds whom an article names and whose each figure is. Thread-safe. */
public final class SourceReader {
    /** Attributes the figures of an article. */
    public Reading read(Article article, Quantities quantities) {
        throw new UnsupportedOperationException();
    }
}
