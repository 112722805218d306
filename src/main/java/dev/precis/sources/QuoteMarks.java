package dev.precis.sources;

/**
 * Which mark opens a quotation and which closes the one that is open. Typographic, straight, guillemets either way
 * round, German low marks. Single marks count only where they stand like quotation marks and not like apostrophes.
 */
final class QuoteMarks {
    private static final String DOUBLE = "\"“”„‟«»″";
    private static final String SINGLE = "'‘’‚‹›";

    private QuoteMarks() {}

    static boolean isMark(char c) {
        return DOUBLE.indexOf(c) >= 0 || SINGLE.indexOf(c) >= 0;
    }

    static boolean isDouble(char c) {
        return DOUBLE.indexOf(c) >= 0;
    }

    /** Two apostrophes in a row stand for a straight double mark. */
    static boolean isDoubled(String text, int at) {
        return at + 1 < text.length()
                && (text.charAt(at) == '\'' || text.charAt(at) == '’' || text.charAt(at) == '‘')
                && text.charAt(at + 1) == text.charAt(at);
    }

    /** The kind of closing mark that belongs to an opening mark: the marks are grouped by what may close them. */
    static boolean closes(char opening, char mark) {
        return switch (opening) {
            case '“' -> mark == '”' || mark == '"';
            case '„', '‟' -> mark == '“' || mark == '”' || mark == '"';
            case '«' -> mark == '»';
            case '»' -> mark == '«';
            case '‘' -> mark == '’' || mark == '\'';
            case '‚' -> mark == '‘' || mark == '’';
            case '‹' -> mark == '›';
            case '›' -> mark == '‹';
            case '\'' -> mark == '\'';
            case '’' -> mark == '’';
            default -> mark == '"' || mark == '”' || mark == '″';
        };
    }

    /** True where a mark stands at the start of a word and not at its end. */
    static boolean opens(String text, int at, int length) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + length < text.length() ? text.charAt(at + length) : ' ';
        boolean startsWord = !Character.isLetterOrDigit(before) && ".,;!?%)]".indexOf(before) < 0;
        return startsWord && !Character.isWhitespace(after) && ".,;!?)]".indexOf(after) < 0;
    }

    /** True where a mark stands at the end of a word or of its punctuation. */
    static boolean ends(String text, int at, int length) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        char after = at + length < text.length() ? text.charAt(at + length) : ' ';
        return !Character.isWhitespace(before) && !Character.isLetterOrDigit(after);
    }
}
