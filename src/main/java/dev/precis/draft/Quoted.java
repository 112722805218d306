package dev.precis.draft;

import dev.precis.article.Article;
import dev.precis.article.Passage;
import dev.precis.text.Span;
import java.util.BitSet;

/** Which places of an article stand inside quotation marks, the marks themselves included. */
final class Quoted {
    /** An apostrophe taken for an opening mark must not swallow half an article. */
    private static final int LONGEST_SINGLE = 600;

    private final BitSet inside = new BitSet();

    private Quoted() {}

    /** Reads passage by passage: a quotation that is not closed ends with its paragraph. */
    static Quoted of(Article article) {
        Quoted quoted = new Quoted();
        article.passages().stream().map(Passage::span).forEach(span -> quoted.read(article.text(), span));
        return quoted;
    }

    private void read(String text, Span passage) {
        char awaited = 0;
        int opened = 0;
        for (int at = passage.start(); at < passage.end(); at++) {
            char here = text.charAt(at);
            if (awaited == 0) {
                awaited = opener(text, at, passage.start());
                opened = at;
            } else if (here == awaited && closes(text, at, passage.end())) {
                inside.set(opened, at + 1);
                awaited = 0;
            } else if (isSingle(awaited) && at - opened > LONGEST_SINGLE) {
                awaited = 0;
            }
        }
        if (awaited != 0 && !isSingle(awaited)) {
            inside.set(opened, passage.end());
        }
    }

    /** The mark that would close a quotation opened here; 0 where none is opened. */
    private static char opener(String text, int at, int from) {
        boolean free = at == from || !Character.isLetterOrDigit(text.charAt(at - 1));
        boolean followed = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
        return switch (text.charAt(at)) {
            case '“', '„' -> '”';
            case '«' -> '»';
            case '"' -> '"';
            case '‘' -> free && followed ? '’' : 0;
            case '\'' -> free && followed && !isShortened(text, at + 1) ? '\'' : 0;
            default -> 0;
        };
    }

    /** What stands behind an apostrophe that opens no quotation: 's, 'll, '90s. */
    private static boolean isShortened(String text, int from) {
        int at = from;
        while (at < text.length() && at < from + 3 && Character.isLetter(text.charAt(at))) {
            at++;
        }
        boolean isWhole = at < text.length() && Character.isWhitespace(text.charAt(at));
        return Character.isDigit(text.charAt(from)) || at - from <= 2 && isWhole;
    }

    /** An apostrophe closes nothing where a letter follows. */
    private static boolean closes(String text, int at, int to) {
        return !isSingle(text.charAt(at)) || at + 1 >= to || !Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isSingle(char mark) {
        return mark == '\'' || mark == '’';
    }

    boolean at(int place) {
        return inside.get(place);
    }

    /** How much of a stretch stands inside, from 0 to 1. */
    double share(Span span) {
        return span.isEmpty()
                ? 0
                : (double) inside.get(span.start(), span.end()).cardinality() / span.length();
    }

    /** True where a quotation goes on over the start or the end of a stretch. */
    boolean crosses(Span span) {
        boolean before = span.start() > 0 && inside.get(span.start() - 1) && inside.get(span.start());
        return before || inside.get(span.end() - 1) && inside.get(span.end());
    }
}
