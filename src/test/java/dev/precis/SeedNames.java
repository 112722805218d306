package dev.precis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When two names of a unit or a source mean the same, by the rules of the scorer in {@code ../shared/eval/scoring.py}. */
final class SeedNames {
    private static final Pattern WORD = Pattern.compile("[\\w']+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> TITLES = Set.of(
            "the",
            "a",
            "an",
            "of",
            "mr",
            "mrs",
            "ms",
            "dr",
            "gen",
            "general",
            "president",
            "minister",
            "spokesman",
            "spokesperson",
            "spokeswoman");
    private static final Map<String, String> SINGULARS = Map.ofEntries(
            Map.entry("people", "person"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("children", "child"),
            Map.entry("feet", "foot"),
            Map.entry("kilometers", "kilometre"),
            Map.entry("kilometer", "kilometre"),
            Map.entry("km", "kilometre"),
            Map.entry("kilometres", "kilometre"),
            Map.entry("percentage", "percent"),
            Map.entry("%", "percent"),
            Map.entry("troops", "troop"));

    private SeedNames() {}

    /** True where neither names a unit, or both end in the same noun, or one's noun stands in the other. */
    static boolean sameUnit(@Nullable String expected, @Nullable String given) {
        if (expected == null || expected.isEmpty()) {
            return given == null || given.isEmpty();
        }
        if (given == null || given.isEmpty()) {
            return false;
        }
        List<String> left = singulars(expected);
        List<String> right = singulars(given);
        return right.contains(last(left)) || left.contains(last(right));
    }

    /** True where the telling words of one are all in the other, or they share at least half of them. */
    static boolean sameName(String expected, String given) {
        Set<String> left = tellingWords(expected);
        Set<String> right = tellingWords(given);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        int all = left.size() + right.size() - shared.size();
        return shared.size() == Math.min(left.size(), right.size()) || 2 * shared.size() >= all;
    }

    private static List<String> singulars(String unit) {
        List<String> words = words(unit);
        return words.isEmpty()
                ? List.of(unit)
                : words.stream().map(SeedNames::singular).toList();
    }

    private static String singular(String word) {
        String known = SINGULARS.get(word);
        if (known != null) {
            return known;
        }
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    private static String last(List<String> words) {
        return words.get(words.size() - 1);
    }

    private static Set<String> tellingWords(String name) {
        List<String> words = words(name);
        List<String> telling = new ArrayList<>(words);
        telling.removeAll(TITLES);
        return Set.copyOf(telling.isEmpty() ? words : telling);
    }

    private static List<String> words(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("’s", "").replace("'s", "");
        return WORD.matcher(plain).results().map(MatchResult::group).toList();
    }
}
