package dev.precis.article;

import dev.precis.text.Characters;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the text that is not blank.
 *
 * @param span trimmed of white space
 * @param indent white space before it, in UTF-16 units
 * @param afterGap true where a blank line stands before it
 */
record Line(Span span, int indent, boolean afterGap) {
    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        boolean gap = false;
        int start = 0;
        while (start <= text.length()) {
            int end = endOfLine(text, start);
            Span span = Trim.of(text, start, end);
            if (!span.isEmpty()) {
                lines.add(new Line(span, span.start() - start, gap && !lines.isEmpty()));
            }
            gap = span.isEmpty();
            start = afterBreak(text, end);
        }
        return lines;
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && !Characters.isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int afterBreak(String text, int end) {
        boolean pair = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        return pair ? end + 2 : end + 1;
    }
}
