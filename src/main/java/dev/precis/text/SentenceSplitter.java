package dev.precis.text;

import java.util.List;

/** Cuts text into sentences. Thread-safe. */
public final class SentenceSplitter {
    /** The sentences of a stretch of text, trimmed of white space, in order. A line break always ends a sentence. */
    public List<Span> split(String text, Span within, String language) {
        throw new UnsupportedOperationException();
    }
}
