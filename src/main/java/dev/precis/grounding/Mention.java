package dev.precis.grounding;

import dev.precis.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A name in a sentence: of a person, a place, a country, a company.
 *
 * @param from first word in the sentence
 * @param to after the last word
 * @param segment which of the sentence's segments it stands in, from 0
 * @param place the word that makes it a place: "in", "near", "to"; empty where it is none. All that tell where something is are "in"
 * @param isSpeaker true where it is named for saying something
 */
record Mention(
        int sentence, int from, int to, int segment, Span span, List<Word> words, String place, boolean isSpeaker) {
    private static final int SHORTEST = 3;

    Mention {
        words = List.copyOf(words);
    }

    boolean isPlace() {
        return !place.isEmpty();
    }

    boolean sharesWordWith(Mention other) {
        return isInitialsOf(other)
                || other.isInitialsOf(this)
                || words.stream().anyMatch(word -> other.words.stream()
                        .anyMatch(there -> there.key().equals(word.key()) || isClipped(word, there)));
    }

    /** "L.A." is Los Angeles. */
    private boolean isInitialsOf(Mention other) {
        return words.size() == 1
                && other.words.size() > 1
                && Acronyms.same(
                        words.get(0).text(),
                        other.words.stream().map(Word::text).collect(Collectors.joining(" ")));
    }

    /** "The Fed" is the Federal Reserve, "Orsk" is what is Orskan. */
    private static boolean isClipped(Word one, Word other) {
        String a = one.lower();
        String b = other.lower();
        return Math.min(a.length(), b.length()) >= SHORTEST && (a.startsWith(b) || b.startsWith(a));
    }

    boolean isParty() {
        return words.stream().anyMatch(Word::isParty);
    }
}
