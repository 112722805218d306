package dev.precis.figures;

import dev.precis.text.Span;
import java.util.TreeSet;

/** Finds the shortest whole clause that carries a figure: inside its quotation marks, between semicolons; else the sentence. */
final class Quotes {
    /** Characters: a clause of news seldom has more than 400. */
    private static final int LONGEST = 1_000;

    private static final int WINDOW = 300;
    private static final int LONGEST_WORD = 40;
    private static final String MARKS = "\"“”«»„";

    private final Tokens tokens;
    private final TreeSet<Span> borders = new TreeSet<>();

    Quotes(Tokens tokens) {
        this.tokens = tokens;
        tokens.list().stream().filter(Quotes::isBorder).forEach(token -> borders.add(token.span()));
    }

    Span around(Span figure) {
        Span before = borders.lower(new Span(figure.start(), figure.start()));
        Span after = borders.ceiling(new Span(figure.end(), Integer.MAX_VALUE));
        int start = before == null ? tokens.sentence().start() : before.end();
        int end = after == null ? tokens.sentence().end() : after.start();
        return trimmed(
                Math.min(figure.start(), nearer(start, figure.start() - WINDOW, 1, end - start)),
                Math.max(figure.end(), nearer(end, figure.end() + WINDOW, -1, end - start)));
    }

    /** The end of a clause, or of a window of whole words where the clause is longer than any reader wants to see. */
    private int nearer(int clauseEnd, int windowEnd, int step, int length) {
        if (length <= LONGEST || (windowEnd - clauseEnd) * step <= 0) {
            return clauseEnd;
        }
        int at = windowEnd;
        for (int i = 0; i < LONGEST_WORD && at != clauseEnd; i++) {
            if (isTrim(tokens.text().charAt(step > 0 ? at : at - 1))) {
                return at;
            }
            at += step;
        }
        return Character.isLowSurrogate(tokens.text().charAt(windowEnd)) ? windowEnd - 1 : windowEnd;
    }

    private static boolean isBorder(Token token) {
        return token.type() == Token.Type.SIGN
                && (MARKS.contains(token.text()) || token.text().equals(";"));
    }

    private Span trimmed(int start, int end) {
        String text = tokens.text();
        int from = start;
        int to = end;
        while (from < to && isTrim(text.charAt(from))) {
            from++;
        }
        while (to > from && (isTrim(text.charAt(to - 1)) || text.charAt(to - 1) == ',')) {
            to--;
        }
        return new Span(from, to);
    }

    private static boolean isTrim(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
