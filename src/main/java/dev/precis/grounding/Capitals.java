package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that a text writes with a capital where no sentence begins. */
final class Capitals {
    /** A heading has capitals of its own; prose has so many words at least. */
    private static final int SHORTEST_PROSE = 7;

    private final Set<String> words = new HashSet<>();

    Capitals(Side side) {
        for (List<Word> sentence : side.words) {
            sentence.stream().skip(1).filter(Word::isCapital).map(Word::lower).forEach(words::add);
        }
    }

    boolean has(String lower) {
        return words.contains(lower);
    }

    /** True where the capitals of a sentence are those of names: a heading has others. */
    static boolean areOfProse(List<Word> words) {
        long capitals = words.stream().filter(Word::isCapital).count();
        return words.size() >= SHORTEST_PROSE && capitals * 2 < words.size();
    }
}
