package dev.precis.figures;

import dev.precis.text.Span;

/** Finds the shortest whole clause that carries a figure: inside its quotation marks, between semicolons; else the sentence. */
final class Quotes {
    private static final String MARKS = "\"“”«»„";

    private final Tokens tokens;

    Quotes(Tokens tokens) {
        this.tokens = tokens;
    }

    Span around(Span figure) {
        int start = tokens.sentence().start();
        int end = tokens.sentence().end();
        for (Token token : tokens.list()) {
            if (!isBorder(token)) {
                continue;
            }
            if (token.span().end() <= figure.start()) {
                start = token.span().end();
            } else if (token.span().start() >= figure.end()) {
                end = token.span().start();
                break;
            }
        }
        return trimmed(start, end);
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
