package dev.precis.article;

/** What characters are, where the JDK's own answers leave gaps. */
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

    static boolean isQuote(char c) {
        int type = Character.getType(c);
        return type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION
                || c == '"'
                || c == '„'
                || c == '‚';
    }

    /** A quotation mark or a bracket that may stand after the last mark of a sentence. */
    static boolean isClosing(char c) {
        return isQuote(c) || c == '\'' || c == ')' || c == ']';
    }

    static boolean isTerminal(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '！' || c == '？' || c == '؟' || c == '।';
    }
}
