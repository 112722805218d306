package dev.precis.article;

import dev.precis.text.Characters;
import dev.precis.text.Span;

/** Takes white space off both ends of a span. */
final class Trim {
    private Trim() {}

    static Span of(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Characters.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && Characters.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }
}
