package dev.precis.article;

import dev.precis.text.Characters;
import java.util.Locale;

/** Forms of a line in which typography no longer matters. */
final class Fold {
    private Fold() {}

    /** Small letters, straight quotes, plain hyphens, single spaces, nothing but words at the ends. */
    static String text(String line) {
        StringBuilder folded = new StringBuilder(line.length());
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            char c = plain(line.charAt(i));
            if (Characters.isBlank(c)) {
                gap = folded.length() > 0;
            } else {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(c);
            }
        }
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    /** The folded text with {@code #} for every number and without marks and brackets at its ends. */
    static String shape(String folded) {
        StringBuilder shape = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean goesOn = shape.length() > 0 && shape.charAt(shape.length() - 1) == '#';
            if (!Character.isDigit(c) && !(goesOn && isWithinNumber(folded, i))) {
                shape.append(c);
            } else if (!goesOn) {
                shape.append('#');
            }
        }
        return bare(shape.toString());
    }

    /** The comma of 12,000 and the point of 1.5. */
    private static boolean isWithinNumber(String folded, int at) {
        boolean mark = folded.charAt(at) == ',' || folded.charAt(at) == '.';
        return mark && at + 1 < folded.length() && Character.isDigit(folded.charAt(at + 1));
    }

    private static String bare(String shape) {
        int start = 0;
        int end = shape.length();
        while (start < end && isOrnament(shape.charAt(start))) {
            start++;
        }
        while (end > start && (isOrnament(shape.charAt(end - 1)) || isMark(shape.charAt(end - 1)))) {
            end--;
        }
        boolean bracketed = end - start > 2 && isPair(shape.charAt(start), shape.charAt(end - 1));
        return bracketed ? shape.substring(start + 1, end - 1).strip() : shape.substring(start, end);
    }

    private static boolean isPair(char first, char last) {
        return (first == '(' && last == ')') || (first == '[' && last == ']');
    }

    private static boolean isOrnament(char c) {
        return c == ' ' || c == '-' || c == '|' || c == '>' || c == '<' || c == '*' || c == '\'' || isSymbol(c);
    }

    private static boolean isSymbol(char c) {
        int type = Character.getType(c);
        return (type == Character.OTHER_SYMBOL && c != '©') || type == Character.SURROGATE || c == '•' || c == '·';
    }

    private static boolean isMark(char c) {
        return c == '.' || c == ':' || c == '…';
    }

    private static char plain(char c) {
        return switch (c) {
            case '‘', '’', '‚', '‛', '“', '”', '„', '‟', '"', '«', '»', '‹', '›', '`', '´', 'ʼ', '′' -> '\'';
            case '–', '—', '‒', '―', '‐', '‑', '−' -> '-';
            default -> c;
        };
    }
}
