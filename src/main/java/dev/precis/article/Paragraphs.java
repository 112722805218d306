package dev.precis.article;

import dev.precis.text.Characters;
import dev.precis.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines together into paragraphs. Usually a line is a paragraph; where the shape of the whole text says that its
 * lines were broken to a width, lines that were broken off are joined again.
 */
final class Paragraphs {
    private static final int WIDEST = 132;
    private static final int NARROWEST = 40;
    private static final int FEWEST_JOINS = 3;

    private final String text;
    private final List<Line> lines;
    private final int width;

    private Paragraphs(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
        this.width = lines.stream()
                .mapToInt(line -> line.indent() + line.span().length())
                .max()
                .orElse(0);
    }

    static List<Block> of(String text) {
        Paragraphs paragraphs = new Paragraphs(text, Line.of(text));
        return paragraphs.isWrapped() ? paragraphs.joined() : paragraphs.single();
    }

    private List<Block> single() {
        return lines.stream()
                .map(line -> Block.of(text, line.span(), line.afterGap()))
                .toList();
    }

    private List<Block> joined() {
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || !goesOn(i)) {
                Span span = lines.get(first).span().union(lines.get(i - 1).span());
                blocks.add(Block.of(text, span, lines.get(first).afterGap()));
                first = i;
            }
        }
        return blocks;
    }

    /**
     * Wrapped text shows in three things at once: no line is wide; where one line follows another the first word of the
     * second would not have fitted on the first; and many lines begin in the middle of a sentence.
     */
    private boolean isWrapped() {
        if (width > WIDEST || width < NARROWEST) {
            return false;
        }
        int pairs = 0;
        int full = 0;
        int broken = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).afterGap()) {
                pairs++;
                full += isFull(i) ? 1 : 0;
                broken += isFull(i) && isMidSentence(i) ? 1 : 0;
            }
        }
        return broken >= FEWEST_JOINS && full * 10 >= pairs * 6 && broken * 10 >= pairs * 3;
    }

    private boolean goesOn(int i) {
        return !lines.get(i).afterGap() && isFull(i) && !isIndented(i);
    }

    /** The first word of the line would not have fitted on the line before. A ragged edge is forgiven a little. */
    private boolean isFull(int i) {
        Line before = lines.get(i - 1);
        int room = width - before.indent() - before.span().length();
        return room <= firstWord(i) + width / 12;
    }

    private int firstWord(int i) {
        Span span = lines.get(i).span();
        int at = span.start();
        while (at < span.end() && !Characters.isBlank(text.charAt(at))) {
            at++;
        }
        return at - span.start();
    }

    private boolean isIndented(int i) {
        return lines.get(i).indent() >= 2
                && lines.get(i - 1).indent() < lines.get(i).indent();
    }

    private boolean isMidSentence(int i) {
        int last = lines.get(i - 1).span().end() - 1;
        while (last > lines.get(i - 1).span().start() && Characters.isClosing(text.charAt(last))) {
            last--;
        }
        char first = text.charAt(lines.get(i).span().start());
        boolean caseless = Character.isLetter(first) && !Character.isUpperCase(first);
        return !Characters.isTerminal(text.charAt(last)) && (caseless || Character.isDigit(first));
    }
}
