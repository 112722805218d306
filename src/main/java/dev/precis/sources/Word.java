package dev.precis.sources;

import dev.precis.text.Span;

/**
 * A word or mark of the text.
 *
 * @param lower in lower case, typographic apostrophes made straight
 * @param sentence the index of its sentence
 */
record Word(int start, int end, String lower, Shape shape, int sentence) {
    /** What a word looks like, as far as reading on depends on it. */
    enum Shape {
        LOWER,
        CAPITAL,
        NUMBER,
        /** "'s", cut off its noun. */
        POSSESSIVE,
        COMMA,
        /** Ends a sentence, or a part of one inside quotation marks. */
        STOP,
        COLON,
        SEMICOLON,
        DASH,
        OPEN,
        CLOSE,
        QUOTE_OPEN,
        QUOTE_CLOSE,
        OTHER
    }

    boolean isWord() {
        return shape == Shape.LOWER || shape == Shape.CAPITAL;
    }

    Span span() {
        return new Span(start, end);
    }
}
