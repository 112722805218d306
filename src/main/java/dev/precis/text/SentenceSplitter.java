package dev.precis.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts text into sentences: the Unicode rules propose, {@link BoundaryRules} disposes. Linear in the text's length.
 * Thread-safe.
 */
public final class SentenceSplitter {
    /** What a line break means. */
    public enum LineBreaks {
        /** It ends the sentence: a line is a paragraph, a heading or a list item. */
        END_SENTENCES,
        /** It is a space: the lines were broken to a width. */
        ARE_SPACES
    }

    /** Cloned for each call: an iterator has a state, and building one reads its rules anew. */
    private static final BreakIterator RULES = BreakIterator.getSentenceInstance(ULocale.ROOT);

    /** The sentences of a stretch of text, trimmed of white space, in order. A line break always ends a sentence. */
    public List<Span> split(String text, Span within, String language) {
        return split(text, within, language, LineBreaks.END_SENTENCES);
    }

    /**
     * The sentences of a stretch of text, trimmed of white space, in order.
     *
     * @param language BCP 47; in a language without rules of its own the Unicode rules decide nearly alone
     */
    public List<Span> split(String text, Span within, String language, LineBreaks lineBreaks) {
        String stretch = within.in(text);
        List<Span> sentences = new ArrayList<>();
        for (Span line :
                lineBreaks == LineBreaks.ARE_SPACES ? List.of(new Span(0, stretch.length())) : lines(stretch)) {
            for (Span sentence : ofLine(flat(line.in(stretch)), language)) {
                sentences.add(sentence.shift(within.start() + line.start()));
            }
        }
        return sentences;
    }

    private static List<Span> ofLine(String line, String language) {
        if (trimmed(line, 0, line.length()).isEmpty()) {
            return List.of();
        }
        if (!mayHoldBoundary(line)) {
            return cut(line, List.of());
        }
        BoundaryRules rules = new BoundaryRules(line, SentenceWords.of(language));
        return cut(line, rules.settle(proposals(line)));
    }

    /** Spares headings and list items the cost of an iterator: without a mark of some kind there is nothing to cut. */
    private static boolean mayHoldBoundary(String line) {
        return line.chars()
                .anyMatch(c -> Character.getType(c) == Character.OTHER_PUNCTUATION && ",:;'\"%&/@#*".indexOf(c) < 0
                        || Character.getType(c) == Character.OTHER_SYMBOL);
    }

    private static int[] proposals(String line) {
        BreakIterator iterator = RULES.clone();
        iterator.setText(line);
        int[] found = new int[16];
        int count = 0;
        for (int at = iterator.first(); at != BreakIterator.DONE; at = iterator.next()) {
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = at;
        }
        return Arrays.copyOf(found, count);
    }

    private static List<Span> cut(String line, List<Integer> boundaries) {
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int end : boundaries) {
            add(sentences, line, trimmed(line, start, end));
            start = end;
        }
        add(sentences, line, trimmed(line, start, line.length()));
        return sentences;
    }

    /** What has neither letter nor digit is no sentence: it stays with the one before. */
    private static void add(List<Span> sentences, String line, Span piece) {
        if (piece.isEmpty()) {
            return;
        }
        int last = sentences.size() - 1;
        if (last >= 0 && !hasWord(line, piece)) {
            sentences.set(last, sentences.get(last).union(piece));
        } else {
            sentences.add(piece);
        }
    }

    private static boolean hasWord(String line, Span piece) {
        return piece.in(line).codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static Span trimmed(String line, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Characters.isBlank(line.charAt(from))) {
            from++;
        }
        while (to > from && Characters.isBlank(line.charAt(to - 1))) {
            to--;
        }
        return new Span(from, to);
    }

    private static String flat(String stretch) {
        StringBuilder flat = new StringBuilder(stretch);
        for (int i = 0; i < flat.length(); i++) {
            if (Characters.isLineBreak(flat.charAt(i))) {
                flat.setCharAt(i, ' ');
            }
        }
        return flat.toString();
    }

    private static List<Span> lines(String stretch) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < stretch.length(); i++) {
            if (Characters.isLineBreak(stretch.charAt(i))) {
                lines.add(new Span(start, i));
                start = i + 1;
            }
        }
        lines.add(new Span(start, stretch.length()));
        return lines;
    }
}
