package dev.precis.draft;

import dev.precis.figures.Figure;
import dev.precis.sources.Claim;
import dev.precis.sources.Reading;
import dev.precis.sources.Source;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who speaks in each sentence of one article, so that a summary can let more than one side speak. Two sources are of one
 * side where their names and roles share a proper word: "the Ruritanian army" and "Ruritania's president".
 */
final class Voices {
    private static final double OTHER_SIDE = 0.36;
    private static final double SAME_SIDE = 0.08;
    private static final int STEM = 5;
    private static final double SOON = 3;
    private static final double WITHOUT_FIGURE = 0.4;

    private final Map<Integer, Set<String>> speakers = new HashMap<>();
    private final Map<String, Set<String>> stems = new HashMap<>();
    private final Set<Integer> withFigures;

    Voices(Reading reading, List<Extract> extracts) {
        this.withFigures = reading.figures().stream().map(Figure::sentence).collect(Collectors.toUnmodifiableSet());
        for (Source source : reading.sources()) {
            stems.put(source.id(), stems(source));
        }
        NavigableMap<Integer, Extract> byStart = new TreeMap<>();
        extracts.forEach(extract -> byStart.put(extract.sentence().span().start(), extract));
        for (Claim claim : reading.claims()) {
            Map.Entry<Integer, Extract> at = byStart.floorEntry(claim.cue().start());
            if (at != null && at.getValue().sentence().span().overlaps(claim.cue())) {
                speakers.computeIfAbsent(at.getValue().index(), index -> new HashSet<>())
                        .add(claim.source());
            }
        }
    }

    boolean anySpeaksIn(Extract extract) {
        return speakers.containsKey(extract.index());
    }

    /**
     * What an extract is worth more because somebody speaks in it who has not spoken in the picked ones: little at first,
     * when the news itself is to be told, and in full from the fourth sentence on; less where no figure is told.
     */
    double worth(Extract extract, Collection<Extract> picked) {
        Set<String> heard = picked.stream().flatMap(other -> at(other).stream()).collect(Collectors.toSet());
        double due = Math.min(1, picked.size() / SOON) * (withFigures.contains(extract.index()) ? 1 : WITHOUT_FIGURE);
        return due
                * at(extract).stream()
                        .filter(speaker -> !heard.contains(speaker))
                        .mapToDouble(speaker ->
                                heard.stream().anyMatch(other -> isOneSide(speaker, other)) ? SAME_SIDE : OTHER_SIDE)
                        .max()
                        .orElse(0);
    }

    private Set<String> at(Extract extract) {
        return speakers.getOrDefault(extract.index(), Set.of());
    }

    private boolean isOneSide(String one, String other) {
        Set<String> theirs = stems.getOrDefault(other, Set.of());
        return stems.getOrDefault(one, Set.of()).stream().anyMatch(theirs::contains);
    }

    private static Set<String> stems(Source source) {
        String words = source.role() == null ? source.name() : source.role() + " " + source.name();
        return Token.of(words).stream()
                .filter(Token::isCapital)
                .map(Token::lower)
                .filter(word -> word.length() >= STEM)
                .map(word -> word.substring(0, STEM).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
