package dev.precis.figures;

import dev.precis.text.Span;
import java.util.TreeSet;

/** Finds the shortest whole clause that carries a figure: inside its quotation marks, between semicolons; else the sentence. */
final class Quotes {
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
        return trimmed(Math.min(start, figure.start()), Math.max(end, figure.end()));
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
