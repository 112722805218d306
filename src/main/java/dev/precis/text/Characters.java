package dev.precis.text;

/** What characters are, where the JDK's own answers leave gaps: no-break spaces, zero-width spaces, quotation marks. */
public final class Characters {
    private Characters() {}

    /** White space of any kind, seen or not: also no-break spaces, zero-width spaces, byte order marks and controls. */
    public static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF';
    }

    public static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000B';
    }

    /** A quotation mark or bracket, opening or closing. */
    public static boolean isQuoteOrBracket(char c) {
        return switch (Character.getType(c)) {
            case Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION -> true;
            default -> c == '"' || c == '\'';
        };
    }

    /** A quotation mark; the plain apostrophe is none, as it is most often something else. */
    public static boolean isQuotationMark(char c) {
        int type = Character.getType(c);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || c == '"'
                || c == '„'
                || c == '‚';
    }

    /** A quotation mark or a bracket that may stand after the last mark of a sentence. */
    public static boolean isClosing(char c) {
        return isQuotationMark(c) || c == '\'' || c == ')' || c == ']';
    }

    /** A quotation mark, the plain apostrophe included. */
    public static boolean isQuote(char c) {
        return isQuoteOrBracket(c) && "()[]{}".indexOf(c) < 0;
    }

    public static boolean isTerminal(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '！' || c == '？' || c == '؟' || c == '।';
    }

    public static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
