package dev.precis.figures;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names units that stand as symbols as the article would spell them: "200 mm" are millimetres in a British one. */
final class Spelling {
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private final Map<String, String> swaps;

    private Spelling(Map<String, String> swaps) {
        this.swaps = swaps;
    }

    /** Goes by the words of the text that Britons and Americans spell in different ways; as many of both count as none. */
    static Spelling of(Lexicon words, String text) {
        Set<String> found = new HashSet<>(List.of(NO_LETTERS.split(text.toLowerCase(Locale.ROOT))));
        long british =
                words.list("british-words").stream().filter(found::contains).count();
        long american =
                words.list("american-words").stream().filter(found::contains).count();
        return new Spelling(british > american ? pairs(words) : Map.of());
    }

    private static Map<String, String> pairs(Lexicon words) {
        return words.list("british-units").stream()
                .map(pair -> pair.split(":"))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    void apply(Tokens tokens, List<Candidate> candidates) {
        if (!swaps.isEmpty()) {
            candidates.forEach(candidate -> respell(tokens, candidate));
        }
    }

    private void respell(Tokens tokens, Candidate candidate) {
        Unit unit = candidate.unit;
        if (unit == null || candidate.measure == null) {
            return;
        }
        String written =
                tokens.span(candidate.from, candidate.to).in(tokens.text()).toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> swap : swaps.entrySet()) {
            boolean symbol = unit.name().contains(swap.getKey()) && !written.contains(swap.getKey());
            if (symbol) {
                candidate.unit = unit.withName(unit.name().replace(swap.getKey(), swap.getValue()));
            }
        }
    }
}
