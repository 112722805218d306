package dev.precis.figures;

import dev.precis.text.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The smallest piece that the passes look at.
 *
 * @param text as it stands, typographic apostrophes and spaces made plain
 * @param lower {@code text} in lower case
 * @param value of a {@link Type#DIGITS} token; null where it has more than one point ("3.11.2")
 * @param glued true where no white space stands before it
 */
record Token(
        Type type,
        Span span,
        String text,
        String lower,
        @Nullable BigDecimal value,
        boolean glued) {
    static final Token NONE = new Token(Type.NONE, new Span(0, 0), "", "", null, false);

    enum Type {
        /** Letters, with apostrophes and the points of "U.S." inside. */
        WORD,
        /** A number in digits with its separators, or a vulgar fraction sign. */
        DIGITS,
        /** One other sign. */
        SIGN,
        /** A web address, e-mail address, handle or hash tag, whole. */
        ADDRESS,
        /** What lies before the first and after the last token. */
        NONE
    }

    boolean isWord() {
        return type == Type.WORD;
    }

    boolean isDigits() {
        return type == Type.DIGITS;
    }

    boolean isSign(String sign) {
        return type == Type.SIGN && text.equals(sign);
    }

    /** True for digits alone, without separators, so many of them. */
    boolean isRunOfDigits(int fewest, int most) {
        return text.length() >= fewest && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** True for digits that white space groups, or that nothing does. */
    boolean isDigitsAndSpaces() {
        return type == Type.DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9' || Character.isSpaceChar(c));
    }

    boolean isCapitalised() {
        return type == Type.WORD && Character.isUpperCase(text.codePointAt(0));
    }

    boolean isHyphen() {
        return type == Type.SIGN && "-‐‑–—−".contains(text);
    }
}
