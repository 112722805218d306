package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Words that a text writes with a capital where no sentence begins. */
final class Capitals {
    private final Set<String> words = new HashSet<>();

    Capitals(Side side) {
        for (List<Word> sentence : side.words) {
            sentence.stream().skip(1).filter(Word::isCapital).map(Word::lower).forEach(words::add);
        }
    }

    boolean has(String lower) {
        return words.contains(lower);
    }
}
