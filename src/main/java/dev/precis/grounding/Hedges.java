package dev.precis.grounding;

import java.util.List;
import java.util.Set;

/** Tells where a sentence only has something as hearsay or as it seems: nobody can confirm it by that. Stateless. */
final class Hedges {
    /** How far behind a hedge the words stand that it is of. */
    private static final int BEHIND = 13;
    /** How many of them are told. */
    private static final int SHARED = 2;

    private final Vocabulary vocabulary;

    Hedges(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** True where a hedge stands before some of the words, none of which is told before it as well. */
    boolean isHedged(List<Word> words, Set<String> told) {
        for (int at = 0; at + 2 < words.size(); at++) {
            if (isHedge(words, at)) {
                long shared = words.subList(at, Math.min(words.size(), at + BEHIND)).stream()
                        .map(Word::key)
                        .filter(told::contains)
                        .distinct()
                        .count();
                if (shared >= SHARED) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean hasHedge(List<Word> words) {
        return words.stream().anyMatch(word -> vocabulary.is("tentative", word.lower()))
                || words.stream().anyMatch(word -> word.lower().matches("seem(s|ed)?"));
    }

    /** "Seem to have", "is said to", "was reportedly". */
    private boolean isHedge(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean to = words.get(at + 1).lower().equals("to");
        boolean hearsay = at > 0
                && vocabulary.is("hearsay", word)
                && vocabulary.is("be-forms", words.get(at - 1).lower());
        return to && (hearsay || word.matches("(seem|appear)(s|ed)?"))
                || word.matches("reportedly|allegedly|supposedly");
    }

    /** "Is said to": nobody says so himself. */
    boolean isHearsay(List<Word> words, int at) {
        return at > 0
                && at + 1 < words.size()
                && words.get(at + 1).lower().equals("to")
                && vocabulary.is("hearsay", words.get(at).lower())
                && vocabulary.is("be-forms", words.get(at - 1).lower());
    }
}
