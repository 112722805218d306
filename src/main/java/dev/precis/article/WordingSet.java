package dev.precis.article;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The patterns of one section of a phrase file: those without a star are looked up, the others are tried in turn. */
final class WordingSet {
    static final WordingSet EMPTY = of(List.of());

    private final Set<String> whole;
    /** By the first character, which is cheap to compare; the star stands for the patterns that begin with it. */
    private final Map<Character, List<Wording>> open;

    private WordingSet(Set<String> whole, Map<Character, List<Wording>> open) {
        this.whole = whole;
        this.open = open;
    }

    static WordingSet of(List<String> patterns) {
        Set<String> whole = new HashSet<>();
        for (String pattern : patterns) {
            if (!pattern.contains("*")) {
                whole.add(pattern);
            }
        }
        Map<Character, List<Wording>> open = patterns.stream()
                .map(Wording::new)
                .filter(Wording::isOpen)
                .collect(Collectors.groupingBy(Wording::first));
        return new WordingSet(whole, open);
    }

    boolean has(String shape) {
        return whole.contains(shape);
    }

    /** The pattern with a star that fits. */
    Optional<Wording> fitting(String shape) {
        if (shape.isEmpty()) {
            return Optional.empty();
        }
        return fitting(shape.charAt(0), shape).or(() -> fitting('*', shape));
    }

    private Optional<Wording> fitting(char first, String shape) {
        for (Wording wording : open.getOrDefault(first, List.of())) {
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
        return (int) whole.stream().filter(phrase -> standsIn(folded, phrase)).count();
    }

    boolean isIn(String folded) {
        return whole.stream().anyMatch(phrase -> standsIn(folded, phrase));
    }

    private static boolean standsIn(String folded, String phrase) {
        for (int at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean startsWord = at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1));
            boolean endsWord = end == folded.length()
                    || !Character.isLetterOrDigit(folded.charAt(end))
                    || !Character.isLetterOrDigit(folded.charAt(end - 1));
            if (startsWord && endsWord) {
                return true;
            }
        }
        return false;
    }
}
