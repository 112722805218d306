package dev.precis.text;

/** What characters are, where the JDK's own answers leave gaps: no-break spaces, zero-width spaces, quotation marks. */
final class Characters {
    private Characters() {}

    /** White space of any kind, seen or not: also no-break spaces, zero-width spaces, byte order marks and controls. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || c == '\u200B'
                || c == '\u2060'
                || c == '\uFEFF';
    }

    static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029' || c == '\f' || c == '\u000B';
    }

    /** A quotation mark or bracket, opening or closing. */
    static boolean isQuoteOrBracket(char c) {
        return switch (Character.getType(c)) {
            case Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION -> true;
            default -> c == '"' || c == '\'';
        };
    }

    static boolean isQuote(char c) {
        return isQuoteOrBracket(c) && "()[]{}".indexOf(c) < 0;
    }

    static boolean isTerminal(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '！' || c == '？' || c == '؟' || c == '।';
    }

    static boolean isDash(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
