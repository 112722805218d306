package dev.precis.draft;

import dev.precis.article.Sentence;
import dev.precis.figures.Figure;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cuts an article at the borders of sentences into parts that each fit a prompt. Nothing is left out. */
final class Parts {
    /** What a sentence takes beside its words: its number and a line break. */
    private static final int AROUND_A_SENTENCE = 12;
    /** What a figure takes: its handle, and its place in two lists. */
    private static final int AROUND_A_FIGURE = 24;
    /** What a source takes beside its name. */
    private static final int AROUND_A_SOURCE = 8;

    private static final int LATIN = 0x24F;

    private final Reading reading;
    private final Map<Integer, Integer> extra = new HashMap<>();

    private Parts(Reading reading) {
        this.reading = reading;
        Map<String, Integer> names = new HashMap<>();
        for (Source source : reading.sources()) {
            names.put(source.id(), source.name().length() + AROUND_A_SOURCE);
        }
        for (Figure figure : reading.figures()) {
            String source = reading.attribution(figure).source();
            int name = source == null ? 0 : names.getOrDefault(source, 0);
            extra.merge(figure.sentence(), AROUND_A_FIGURE + name, Integer::sum);
        }
    }

    /**
     * The parts, in the article's order; one where all of it fits. A sentence that alone is longer than the window is a
     * part of its own.
     *
     * @param window of a part, in characters of the sheet
     */
    static List<Reading> of(Reading reading, int window) {
        List<List<Integer>> cut = new Parts(reading).cut(window);
        return cut.size() < 2
                ? List.of(reading)
                : cut.stream().map(indexes -> Excerpt.of(reading, indexes)).toList();
    }

    /** How much of a prompt an article takes, in characters; rather too much than too little. */
    static int size(Reading reading) {
        Parts parts = new Parts(reading);
        return reading.article().sentences().stream().mapToInt(parts::size).sum();
    }

    private List<List<Integer>> cut(int window) {
        List<List<Integer>> cut = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        long size = 0;
        for (Sentence sentence : reading.article().sentences()) {
            int more = size(sentence);
            if (!part.isEmpty() && size + more > window) {
                cut.add(part);
                part = new ArrayList<>();
                size = 0;
            }
            part.add(sentence.index());
            size += more;
        }
        cut.add(part);
        return cut;
    }

    private int size(Sentence sentence) {
        String words = reading.article().words(sentence.span());
        // Tokens of other scripts than the Latin one are shorter.
        int others = (int) words.chars().filter(c -> c > LATIN).count();
        return words.length() + others + AROUND_A_SENTENCE + extra.getOrDefault(sentence.index(), 0);
    }
}
