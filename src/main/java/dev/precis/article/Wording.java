package dev.precis.article;

/**
 * A pattern for a folded line: words, with {@code *} for any words. Matching is linear: the pieces between the stars are
 * sought one after the other.
 */
final class Wording {
    private static final String STAR = "*";

    private final String pattern;
    private final String[] pieces;

    Wording(String pattern) {
        this.pattern = pattern;
        this.pieces = pattern.split("\\*", -1);
    }

    /** The word it begins with, empty where a star comes before the first space. */
    String firstWord() {
        int space = pieces[0].indexOf(' ');
        return space < 0 ? "" : pieces[0].substring(0, space);
    }

    boolean isOpen() {
        return pattern.contains(STAR);
    }

    /** "see also: *": the label says what the line is, whatever follows. */
    boolean isLabel() {
        return pattern.endsWith(": *");
    }

    boolean fits(String shape) {
        String first = pieces[0];
        String last = pieces[pieces.length - 1];
        if (pieces.length == 1) {
            return shape.equals(pattern);
        }
        if (shape.length() < first.length() + last.length() || !shape.startsWith(first) || !shape.endsWith(last)) {
            return false;
        }
        return middleFits(shape, first.length(), shape.length() - last.length());
    }

    private boolean middleFits(String shape, int start, int end) {
        int at = start;
        for (int i = 1; i < pieces.length - 1; i++) {
            at = shape.indexOf(pieces[i], at);
            if (at < 0 || at + pieces[i].length() > end) {
                return false;
            }
            at += pieces[i].length();
        }
        return true;
    }
}
