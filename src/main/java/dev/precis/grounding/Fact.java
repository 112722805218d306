package dev.precis.grounding;

import dev.precis.figures.Figure;
import dev.precis.text.Span;

/**
 * A figure and where it stands among the words of its text.
 *
 * @param sentence index of its sentence
 * @param from its first word, counted in the sentence
 * @param to after its last word
 */
record Fact(Figure figure, int sentence, int from, int to, Context context) {
    Span span() {
        return figure.span();
    }
}
