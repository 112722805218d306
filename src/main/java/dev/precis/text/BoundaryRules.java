package dev.precis.text;

import static dev.precis.text.SentenceWords.Section.AFTER_TIME;
import static dev.precis.text.SentenceWords.Section.BEFORE_NAME;
import static dev.precis.text.SentenceWords.Section.BEFORE_NUMBER;
import static dev.precis.text.SentenceWords.Section.CUE;
import static dev.precis.text.SentenceWords.Section.MAYBE_LAST;
import static dev.precis.text.SentenceWords.Section.NEVER_LAST;
import static dev.precis.text.SentenceWords.Section.OPENING;
import static dev.precis.text.SentenceWords.Section.ORDINAL_BEFORE;
import static dev.precis.text.SentenceWords.Section.STARTER;
import static dev.precis.text.SentenceWords.Section.TIME;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Settles the sentence boundaries of one line: moves those that fall on the wrong side of a quotation mark, drops those
 * after abbreviations and before cues, adds those the Unicode rules miss. Every look around a boundary is bounded, so
 * the whole is linear.
 */
final class BoundaryRules {
    /** No abbreviation or cue is longer; what looks further would cost time on nasty text. */
    private static final int REACH = 64;

    private static final int CUE_WORDS = 4;
    private static final int LABEL_LENGTH = 4;

    private final String line;
    private final SentenceWords words;

    BoundaryRules(String line, SentenceWords words) {
        this.line = line;
        this.words = words;
    }

    /** The positions before which a new sentence starts, in order, without both ends of the line. */
    List<Integer> settle(int[] proposals) {
        BitSet places = new BitSet(line.length() + 1);
        for (int proposal : proposals) {
            places.set(besideQuotes(proposal));
        }
        addMissed(places);
        List<Integer> settled = new ArrayList<>();
        int start = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            if (place > start && place < line.length() && endsSentence(start, place)) {
                settled.add(place);
                start = place;
            }
        }
        return settled;
    }

    /** Puts an opening mark to the right of the boundary and a closing one that stands after a space to the left. */
    private int besideQuotes(int boundary) {
        int at = boundary;
        while (at > 0 && at > boundary - REACH && isOpening(line.charAt(at - 1))) {
            at--;
        }
        if (at < boundary) {
            return at;
        }
        while (at < line.length() && at < boundary + REACH && isSpacedClosing(at)) {
            at = skipBlank(at + 1);
        }
        return at;
    }

    private boolean isOpening(char c) {
        return words.has(OPENING, String.valueOf(c));
    }

    private boolean isSpacedClosing(int at) {
        char c = line.charAt(at);
        return Characters.isQuoteOrBracket(c) && c != '"' && c != '\'' && !isOpening(c);
    }

    /** Boundaries the Unicode rules do not see: no space after the period, an ellipsis, a bullet, a name like iPhone. */
    private void addMissed(BitSet places) {
        for (int at = 1; at < line.length(); at++) {
            char c = line.charAt(at);
            char before = line.charAt(at - 1);
            if (isBullet(c) && Characters.isBlank(before)) {
                places.set(at);
            } else if (before == '.' && Character.isUpperCase(c) && isGluedEnd(at)) {
                places.set(at);
            } else if (Characters.isBlank(before) && startsOddly(at)) {
                places.set(at);
            }
        }
    }

    private static boolean isBullet(char c) {
        return c == '•' || c == '▪' || c == '●' || c == '‣' || c == '■';
    }

    /** "ended.The": a lower-case word before the period, or a word after it that starts sentences. */
    private boolean isGluedEnd(int at) {
        String before = wordBefore(at - 1);
        if (before.length() < 2 || before.indexOf('.') >= 0 || !isLowerAt(at - 2)) {
            return false;
        }
        boolean lower = before.chars().allMatch(Character::isLowerCase);
        return words.has(STARTER, wordAfter(at)) || (lower && before.length() > 2 && isLowerAt(at + 1));
    }

    /** After a space: a sentence that starts with a number or in lower case (iPhone), or after the ellipsis character. */
    private boolean startsOddly(int at) {
        int end = backOverClosing(backOverBlank(at));
        if (end == 0) {
            return false;
        }
        char terminal = line.charAt(end - 1);
        if (terminal == '…') {
            return words.has(STARTER, wordAfter(skipOpening(at)));
        }
        return terminal == '.' && (isCamel(at) || isNumber(skipOpening(at)));
    }

    /** The Unicode rules see no boundary in "in 2010. 50 banks": they look past the number, to the small letter. */
    private boolean isNumber(int at) {
        return at < line.length()
                && (Character.isDigit(line.charAt(at))
                        || Character.getType(line.charAt(at)) == Character.CURRENCY_SYMBOL);
    }

    private boolean isCamel(int at) {
        return isLowerAt(at) && at + 1 < line.length() && Character.isUpperCase(line.charAt(at + 1));
    }

    private boolean isLowerAt(int at) {
        return at >= 0 && at < line.length() && Character.isLowerCase(line.charAt(at));
    }

    private boolean endsSentence(int start, int place) {
        int tail = backOverBlank(place);
        int end = backOverClosing(tail);
        if (isBullet(line.charAt(Math.min(place, line.length() - 1)))) {
            return true;
        }
        if (end == 0 || !Characters.isTerminal(line.charAt(end - 1))) {
            return tail < place || end < tail;
        }
        int next = skipOpening(skipBlank(place));
        if (next >= line.length()) {
            return true;
        }
        if (line.charAt(end - 1) == '.') {
            return periodEnds(start, end, tail, next);
        }
        return markEnds(end, tail, next);
    }

    /** After "?" and "!" the sentence goes on where a small letter or a cue follows. */
    private boolean markEnds(int end, int tail, int next) {
        if (isLowerAt(next) && !isCamel(next)) {
            return false;
        }
        boolean quoted = end < tail && Characters.isQuote(line.charAt(tail - 1));
        return !(quoted && line.charAt(end - 1) != '…' && isCue(next));
    }

    /** Up to three capitalised words and a cue: "Maria Silva asked". */
    private boolean isCue(int next) {
        int at = next;
        for (int i = 0; i < CUE_WORDS && at < line.length(); i++) {
            String word = wordAfter(at);
            if (words.has(CUE, word)) {
                return true;
            }
            if (word.isEmpty() || !Character.isUpperCase(word.charAt(0))) {
                return false;
            }
            at = skipBlank(skipPeriod(at + word.length()));
        }
        return false;
    }

    private int skipPeriod(int at) {
        return at < line.length() && line.charAt(at) == '.' ? at + 1 : at;
    }

    private boolean periodEnds(int start, int end, int tail, int next) {
        String after = wordAfter(next);
        boolean starter = words.has(STARTER, after);
        if (isEllipsis(end)) {
            return starter || !isInBrackets(end, tail);
        }
        if (isLabel(start, end)) {
            return false;
        }
        if (end < tail && Characters.isQuote(line.charAt(tail - 1))) {
            return !isLowerAt(next);
        }
        String before = wordBefore(end - 1);
        return !ties(before, after, next) && (starter || !mayTie(before, after));
    }

    private boolean ties(String before, String after, int next) {
        boolean number = Character.isDigit(line.charAt(next)) || isRoman(after);
        return words.has(BEFORE_NAME, before)
                || words.has(BEFORE_NAME, lastPart(before))
                || words.has(NEVER_LAST, before)
                || (number && words.has(BEFORE_NUMBER, before))
                || (words.has(TIME, before) && words.has(AFTER_TIME, after))
                || (isSmallNumber(before) && words.has(ORDINAL_BEFORE, after));
    }

    /** Abbreviations and initials, which end a sentence only before a word that starts one. */
    private boolean mayTie(String before, String after) {
        if (words.has(TIME, before)) {
            return false;
        }
        return words.has(MAYBE_LAST, before) || isInitials(before) && !after.isEmpty();
    }

    private static String lastPart(String word) {
        int dash = Math.max(word.lastIndexOf('-'), word.lastIndexOf('.'));
        return word.substring(dash + 1);
    }

    /** "J", "J.K", "U.S": single capitals with periods between. */
    private static boolean isInitials(String word) {
        if (word.isEmpty() || word.length() % 2 == 0) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            boolean fits = i % 2 == 0 ? Character.isUpperCase(word.charAt(i)) : word.charAt(i) == '.';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRoman(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
    }

    private static boolean isSmallNumber(String word) {
        return !word.isEmpty() && word.length() <= 3 && word.chars().allMatch(Character::isDigit);
    }

    private boolean isEllipsis(int end) {
        return end >= 2 && line.charAt(end - 2) == '.';
    }

    private boolean isInBrackets(int end, int tail) {
        int dots = end;
        while (dots > 0 && dots > end - REACH && line.charAt(dots - 1) == '.') {
            dots--;
        }
        return tail > end && dots > 0 && (line.charAt(dots - 1) == '(' || line.charAt(dots - 1) == '[');
    }

    /** The number or letter of a list item: "1. First", "b. Second". */
    private boolean isLabel(int start, int end) {
        int from = skipBlank(start);
        if (end - from > LABEL_LENGTH || end - from < 2) {
            return false;
        }
        String label = line.substring(from, end - 1);
        return isSmallNumber(label) || (label.length() == 1 && Character.isLetter(label.charAt(0)));
    }

    /** The word that ends at a position, with its inner periods and hyphens, at most {@link #REACH} long. */
    private String wordBefore(int end) {
        int start = end;
        while (start > 0 && start > end - REACH && isWordPart(line.charAt(start - 1))) {
            start--;
        }
        return line.substring(start, end);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private String wordAfter(int start) {
        int end = start;
        while (end < line.length() && end < start + REACH && Character.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        return start >= line.length() ? "" : line.substring(start, end);
    }

    private int backOverBlank(int at) {
        int to = at;
        while (to > 0 && to > at - REACH && Characters.isBlank(line.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    private int backOverClosing(int at) {
        int to = at;
        while (to > 0 && to > at - REACH && isClosingOrBlankBeforeIt(to)) {
            to--;
        }
        return to;
    }

    private boolean isClosingOrBlankBeforeIt(int to) {
        char c = line.charAt(to - 1);
        return Characters.isQuoteOrBracket(c)
                || (Characters.isBlank(c) && to < line.length() && Characters.isQuoteOrBracket(line.charAt(to)));
    }

    private int skipBlank(int at) {
        int to = at;
        while (to < line.length() && to < at + REACH && Characters.isBlank(line.charAt(to))) {
            to++;
        }
        return to;
    }

    private int skipOpening(int at) {
        int to = at;
        while (to < line.length()
                && to < at + REACH
                && (Characters.isQuoteOrBracket(line.charAt(to)) || Characters.isDash(line.charAt(to)))) {
            to++;
        }
        return to;
    }
}
