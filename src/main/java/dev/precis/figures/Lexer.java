package dev.precis.figures;

import dev.precis.text.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cuts a sentence into tokens, each character looked at a bounded number of times. Holds the position; not shared. */
final class Lexer {
    private static final String GROUP_SPACES = " \u00A0\u202F\u2009\u2007";
    private static final String FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞";
    private static final String[] FRACTION_VALUES = {
        "0.5", "0.3333", "0.6667", "0.25", "0.75", "0.2", "0.4", "0.6", "0.8", "0.1667", "0.8333", "0.125", "0.375",
        "0.625", "0.875"
    };

    private final String text;
    private final Span sentence;
    private final Orthography style;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Span sentence, Orthography style) {
        this.text = text;
        this.sentence = sentence;
        this.style = style;
        this.at = sentence.start();
    }

    static Tokens lex(String text, Span sentence, Orthography style) {
        return new Lexer(text, sentence, style).run();
    }

    private Tokens run() {
        while (at < sentence.end()) {
            int codePoint = text.codePointAt(at);
            if (isSpace(codePoint)) {
                at += Character.charCount(codePoint);
            } else {
                next(codePoint);
            }
        }
        return new Tokens(text, sentence, tokens);
    }

    private void next(int codePoint) {
        int start = at;
        if (isAddressStart(codePoint)) {
            at = endOfAddress(at);
            add(Token.Type.ADDRESS, start, null);
        } else if (isDigit(at) || codePoint == '.' && isDecimalSign(at) && isDigit(at + 1) && !isWordBefore(at)) {
            number();
        } else if (FRACTIONS.indexOf(codePoint) >= 0) {
            at++;
            add(Token.Type.DIGITS, start, new BigDecimal(FRACTION_VALUES[FRACTIONS.indexOf(codePoint)]));
        } else if (Character.isLetter(codePoint)) {
            word();
        } else {
            at = Math.min(sentence.end(), at + Character.charCount(codePoint));
            add(Token.Type.SIGN, start, null);
        }
    }

    private void word() {
        int start = at;
        while (at < sentence.end() && isWordPart(start) && !isElided(start)) {
            at += Character.charCount(text.codePointAt(at));
        }
        at = Math.min(at, sentence.end());
        if (charAt(at) == '@' && Character.isLetterOrDigit(charAt(at + 1))) {
            at = endOfAddress(at);
            add(Token.Type.ADDRESS, start, null);
        } else {
            add(Token.Type.WORD, start, null);
        }
    }

    /** Letters and marks; an apostrophe before a letter; the points of an abbreviation of single letters. */
    private boolean isWordPart(int start) {
        int codePoint = text.codePointAt(at);
        if (Character.isLetter(codePoint) || Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return true;
        }
        if (isApostrophe(codePoint)) {
            return at > start && (style.elides() || Character.isLetter(charAt(at + 1)));
        }
        return codePoint == '.' && isAbbreviationPoint(start);
    }

    /** True behind the apostrophe of "d'euros", where the language lets one end a word. */
    private boolean isElided(int start) {
        return style.elides() && at > start && isApostrophe(charAt(at - 1));
    }

    private boolean isAbbreviationPoint(int start) {
        boolean singleBefore = at - start == 1 || charAt(at - 2) == '.';
        boolean singleAfter = Character.isLetter(charAt(at + 1)) && !Character.isLetter(charAt(at + 2));
        boolean ends = at - start >= 3 && charAt(at - 2) == '.' && !Character.isLetterOrDigit(charAt(at + 1));
        return singleBefore && (singleAfter || ends);
    }

    private void number() {
        int start = at;
        StringBuilder plain = new StringBuilder();
        digits(plain);
        boolean foreign = groups(plain, start);
        int points = 0;
        while ((foreign ? charAt(at) == style.group() : isDecimalSign(at)) && isDigit(at + 1)) {
            points++;
            plain.append('.');
            at++;
            digits(plain);
        }
        boolean tooLong = plain.length() > 40;
        add(Token.Type.DIGITS, start, points > 1 || tooLong ? null : new BigDecimal(plain.toString()));
    }

    private boolean isDecimalSign(int position) {
        char c = charAt(position);
        boolean other = c == style.otherDecimal() && (c != style.group() || digitsAt(position + 1) != 3);
        return c == style.decimal() || other;
    }

    private void digits(StringBuilder plain) {
        while (isDigit(at)) {
            plain.append((char) ('0' + Character.digit(charAt(at), 10)));
            at++;
        }
    }

    /**
     * Groups of three after one to three digits, or Indian groups of two before a last one of three.
     *
     * @return true where the decimal sign of this language groups them, so that its group sign is decimal
     */
    private boolean groups(StringBuilder plain, int start) {
        char separator = charAt(at);
        if (at - start > 3 || at == start || !isGroupSeparator(separator)) {
            return false;
        }
        boolean foreign = separator == style.decimal();
        int end = separator == style.group() ? endOfIndianGroups(at, separator) : -1;
        if (end < 0) {
            end = foreign ? endOfForeignGroups(at, separator) : endOfGroups(at, separator);
        }
        boolean grouped = end > at;
        while (at < end) {
            if (isDigit(at)) {
                digits(plain);
            } else {
                at++;
            }
        }
        return foreign && grouped;
    }

    private boolean isGroupSeparator(char c) {
        return c == style.group() || c == style.decimal() || GROUP_SPACES.indexOf(c) >= 0 || isApostrophe(c);
    }

    private int endOfGroups(int from, char separator) {
        int end = from;
        while (charAt(end) == separator && digitsAt(end + 1) == 3) {
            end += 4;
        }
        return end;
    }

    /** "1,234,567" and "1,234.5" where the comma is decimal: its own form shows that it groups digits here. */
    private int endOfForeignGroups(int from, char separator) {
        int end = endOfGroups(from, separator);
        boolean repeated = end > from + 4;
        boolean decimals = charAt(end) == style.group() && isDigit(end + 1) && digitsAt(end + 1) != 3;
        return end > from && (repeated || decimals) ? end : from;
    }

    private int endOfIndianGroups(int from, char separator) {
        int end = from;
        while (charAt(end) == separator && digitsAt(end + 1) == 2) {
            end += 3;
        }
        return end > from && charAt(end) == separator && digitsAt(end + 1) == 3 ? end + 4 : -1;
    }

    /** How many digits stand from a place on, counted up to four. */
    private int digitsAt(int from) {
        int count = 0;
        while (count < 4 && isDigit(from + count)) {
            count++;
        }
        return count;
    }

    private boolean isAddressStart(int codePoint) {
        if (codePoint == '@' || codePoint == '#') {
            return Character.isLetter(charAt(at + 1)) && !isWordBefore(at);
        }
        boolean wordStart =
                (codePoint == 'h' || codePoint == 'w' || codePoint == 'H' || codePoint == 'W') && !isWordBefore(at);
        return wordStart
                && (text.startsWith("http://", at)
                        || text.startsWith("https://", at)
                        || text.startsWith("www.", at)
                        || text.startsWith("WWW.", at));
    }

    private int endOfAddress(int from) {
        int end = from;
        while (end < sentence.end() && !isSpace(text.codePointAt(end)) && "<>\"“”()".indexOf(charAt(end)) < 0) {
            end += Character.charCount(text.codePointAt(end));
        }
        while (end > from + 1 && ".,;:!?'".indexOf(charAt(end - 1)) >= 0) {
            end--;
        }
        return Math.min(end, sentence.end());
    }

    private void add(Token.Type type, int start, @Nullable BigDecimal value) {
        Span span = new Span(start, at);
        String raw = span.in(text).replace('’', '\'').replace('‘', '\'');
        boolean glued = start > sentence.start() && !isSpace(text.codePointBefore(start));
        tokens.add(new Token(type, span, raw, raw.toLowerCase(Locale.ROOT), value, glued));
    }

    private boolean isWordBefore(int position) {
        return position > sentence.start() && Character.isLetterOrDigit(text.codePointBefore(position));
    }

    private boolean isDigit(int position) {
        return Character.isDigit(charAt(position));
    }

    private char charAt(int position) {
        return position >= sentence.start() && position < sentence.end() ? text.charAt(position) : '\0';
    }

    private static boolean isApostrophe(int codePoint) {
        return codePoint == '\'' || codePoint == '’';
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == '\u200B';
    }
}
