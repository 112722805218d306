package dev.precis.figures;

import dev.precis.text.Span;
import java.util.List;

/** The tokens of one sentence. Positions outside it give {@link Token#NONE}. */
record Tokens(String text, Span sentence, List<Token> list) {
    Tokens {
        list = List.copyOf(list);
    }

    int size() {
        return list.size();
    }

    Token get(int at) {
        return at < 0 || at >= list.size() ? Token.NONE : list.get(at);
    }

    String lower(int at) {
        return get(at).lower();
    }

    /** True where the token is joined to the one before it: "58-year". */
    boolean glued(int at) {
        return at > 0 && at < list.size() && list.get(at).glued();
    }

    /** True at the hyphen of "16-" in "16- to 24-year-olds": glued to what is before it only. */
    boolean isSuspendedHyphen(int at) {
        return get(at).isHyphen() && glued(at) && !glued(at + 1) && get(at + 1).isWord();
    }

    /** True where the tokens at {@code at} and one after are a hyphen and a word glued on both sides. */
    boolean hyphenAt(int at) {
        return get(at).isHyphen() && glued(at) && glued(at + 1);
    }

    /** The text from the first to the last of the tokens, the end exclusive. */
    Span span(int from, int to) {
        return new Span(get(from).span().start(), get(to - 1).span().end());
    }
}
