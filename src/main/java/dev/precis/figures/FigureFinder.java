package dev.precis.figures;

import dev.precis.text.Span;
import java.util.List;

/** Finds the quantities of a text. Thread-safe. */
public final class FigureFinder {
    /**
     * Reads the given sentences of a text.
     *
     * @param sentences in order, not overlapping; figures never cross a sentence
     * @param language BCP 47
     */
    public Quantities find(String text, List<Span> sentences, String language) {
        throw new UnsupportedOperationException();
    }
}
