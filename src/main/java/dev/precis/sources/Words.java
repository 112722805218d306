package dev.precis.sources;

import dev.precis.sources.Word.Shape;
import dev.precis.text.Span;
import java.util.List;
import java.util.Set;

/** The words of an article in order; places beyond both ends hold an empty mark, so that rules may look ahead freely. */
final class Words {
    private static final Word NONE = new Word(0, 0, "", Shape.OTHER, -1);
    private final List<Word> words;

    Words(List<Word> words) {
        this.words = List.copyOf(words);
    }

    int size() {
        return words.size();
    }

    Word at(int index) {
        return index >= 0 && index < words.size() ? words.get(index) : NONE;
    }

    String lower(int index) {
        return at(index).lower();
    }

    boolean is(int index, Shape shape) {
        return at(index).shape() == shape;
    }

    boolean is(int index, Set<String> list) {
        return list.contains(at(index).lower());
    }

    boolean isCapital(int index) {
        return is(index, Shape.CAPITAL);
    }

    /** True where a word stands right before a place, and no mark. */
    boolean isWordBehind(int index) {
        return at(index).isWord() && at(index - 1).isWord();
    }

    /** The word at a position of the text, or the last one before it; -1 before the first. */
    int indexAt(int position) {
        int low = 0;
        int high = words.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (words.get(middle).start() <= position) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    /** The text from the first word to the last, marks between them included. */
    Span span(int from, int to) {
        return new Span(at(from).start(), at(to - 1).end());
    }
}
