package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of words in quotation marks.
 *
 * @param words what stands between the marks
 */
record Quotation(Span words) {
    private static final int LONGEST = 2000;
    private static final String OPENING = "\"“„«";
    private static final String CLOSING = "\"””»";

    /** All that are closed in the paragraph in which they open. */
    static List<Quotation> in(String text) {
        List<Quotation> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int kind = OPENING.indexOf(text.charAt(at));
            int end = kind < 0 ? -1 : close(text, at + 1, CLOSING.charAt(kind));
            if (end > at + 1) {
                found.add(new Quotation(new Span(at + 1, end)));
                at = end;
            }
            at++;
        }
        return found;
    }

    private static int close(String text, int from, char mark) {
        int end = Math.min(text.length(), from + LONGEST);
        for (int at = from; at < end && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == mark || mark == '”' && c == '“') {
                return at;
            }
        }
        return -1;
    }
}
