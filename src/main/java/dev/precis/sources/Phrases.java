package dev.precis.sources;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of word sequences that can be looked up at a place of a text. */
final class Phrases {
    private final Map<String, List<String[]>> byFirstWord = new HashMap<>();

    private Phrases() {}

    static Phrases of(Collection<String> entries) {
        Phrases phrases = new Phrases();
        for (String entry : entries) {
            String[] words = entry.split(" ");
            phrases.byFirstWord
                    .computeIfAbsent(words[0], first -> new java.util.ArrayList<>())
                    .add(words);
        }
        phrases.byFirstWord.values().forEach(list -> list.sort((a, b) -> b.length - a.length));
        return phrases;
    }

    /** The number of words of the longest entry that stands at a place, 0 where none does. */
    int lengthAt(Words words, int at) {
        for (String[] entry : byFirstWord.getOrDefault(words.lower(at), List.of())) {
            if (matches(words, at, entry)) {
                return entry.length;
            }
        }
        return 0;
    }

    private static boolean matches(Words words, int at, String[] entry) {
        for (int i = 0; i < entry.length; i++) {
            if (!words.lower(at + i).equals(entry[i])) {
                return false;
            }
        }
        return true;
    }
}
