package dev.precis.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The patterns of one section of a phrase file. Those without a star are looked up; the others are tried in turn, if
 * the line begins with the same word.
 */
final class WordingSet {
    static final WordingSet EMPTY = of(List.of());

    private final Set<String> whole = new HashSet<>();
    /** By the first word of letters and digits. */
    private final Map<String, List<String>> phrases = new HashMap<>();
    /** By what stands before the first space. */
    private final Map<String, List<Wording>> open = new HashMap<>();
    /** Those with a star before the first space. */
    private final List<Wording> loose = new ArrayList<>();

    private WordingSet() {}

    static WordingSet of(List<String> patterns) {
        WordingSet set = new WordingSet();
        patterns.forEach(set::add);
        return set;
    }

    private void add(String pattern) {
        Wording wording = new Wording(pattern);
        if (wording.isOpen()) {
            String word = wording.firstWord();
            (word.isEmpty() ? loose : open.computeIfAbsent(word, w -> new ArrayList<>())).add(wording);
        } else if (whole.add(pattern)) {
            String word = pattern.substring(0, endOfWord(pattern, 0));
            phrases.computeIfAbsent(word, w -> new ArrayList<>()).add(pattern);
        }
    }

    boolean has(String shape) {
        return whole.contains(shape);
    }

    /** The pattern with a star that fits. */
    Optional<Wording> fitting(String shape) {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        int space = shape.indexOf(' ');
        List<Wording> bound = space < 0 ? List.of() : open.getOrDefault(shape.substring(0, space), List.of());
        Optional<Wording> found = fitting(bound, shape);
        return found.isPresent() ? found : fitting(loose, shape);
    }

    private static Optional<Wording> fitting(List<Wording> wordings, String shape) {
        for (Wording wording : wordings) {
            if (wording.fits(shape)) {
                return Optional.of(wording);
            }
        }
        return Optional.empty();
    }

    boolean fits(String shape) {
        return has(shape) || fitting(shape).isPresent();
    }

    /** How many of the phrases stand in the text as whole words. */
    int countIn(String folded) {
        return found(folded, Integer.MAX_VALUE).size();
    }

    boolean isIn(String folded) {
        return !found(folded, 1).isEmpty();
    }

    /** Goes through the text once, word by word. */
    private Set<String> found(String folded, int enough) {
        Set<String> found = new HashSet<>(4);
        int end;
        for (int at = startOfWord(folded, 0); at < folded.length(); at = startOfWord(folded, end)) {
            end = endOfWord(folded, at);
            for (String phrase : phrases.getOrDefault(folded.substring(at, end), List.of())) {
                if (standsAt(folded, at, phrase) && found.add(phrase) && found.size() >= enough) {
                    return found;
                }
            }
        }
        return found;
    }

    private static int startOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfWord(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean standsAt(String folded, int at, String phrase) {
        int end = at + phrase.length();
        return folded.startsWith(phrase, at)
                && (end == folded.length()
                        || !Character.isLetterOrDigit(folded.charAt(end))
                        || !Character.isLetterOrDigit(folded.charAt(end - 1)));
    }
}
