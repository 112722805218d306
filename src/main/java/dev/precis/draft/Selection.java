package dev.precis.draft;

import dev.precis.draft.Brief.Length;
import dev.precis.draft.Extract.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Picks extracts one after another: the one that tells most and repeats least (maximal marginal relevance), with
 * something for each side that the article lets speak. An extract that leans on the one before comes together with it.
 * For one draft, by one thread.
 */
final class Selection {
    private static final double REPEATS = 0.5;
    private static final double SAME = 0.6;
    private static final double OVER = 1.12;
    private static final double ENOUGH = 0.92;

    private final List<Extract> extracts;
    private final ToDoubleFunction<Extract> score;
    private final Voices voices;
    private final SortedMap<Integer, Extract> picked = new TreeMap<>();

    /**
     * For one article.
     *
     * @param extracts all of them, each at the place that its order says
     */
    Selection(List<Extract> extracts, ToDoubleFunction<Extract> score, Voices voices) {
        this.extracts = extracts;
        this.score = score;
        this.voices = voices;
    }

    /** The extracts for a summary of that length, in the article's order. */
    List<Extract> pick(Length length) {
        for (List<Extract> next = best(length); !next.isEmpty(); next = best(length)) {
            next.forEach(extract -> picked.put(extract.order(), extract));
        }
        return List.copyOf(picked.values());
    }

    /** The best extract between two places that could stand in for one that must go; null where there is none. */
    @Nullable
    Extract instead(Collection<Extract> kept, Collection<Extract> gone, int after, int before) {
        kept.forEach(extract -> picked.put(extract.order(), extract));
        return extracts.stream()
                .filter(extract -> extract.order() > after && extract.order() < before)
                .filter(extract -> extract.standing() == Standing.ALONE)
                .filter(extract -> !isPicked(extract) && !gone.contains(extract))
                .max(Comparator.comparing(extract -> gain(List.of(extract))))
                .orElse(null);
    }

    /** The best unit that still fits; empty where none does or the length is reached. */
    private List<Extract> best(Length length) {
        List<Extract> best = List.of();
        double most = Double.NEGATIVE_INFINITY;
        for (Extract extract : extracts) {
            List<Extract> unit = isPicked(extract) ? List.<Extract>of() : unit(extract);
            if (unit.isEmpty() || !fits(unit, length)) {
                continue;
            }
            double gain = gain(unit);
            if (gain > most) {
                most = gain;
                best = unit;
            }
        }
        return best;
    }

    /** An extract with those before it that it needs; empty where one of them can stand nowhere. */
    private List<Extract> unit(Extract extract) {
        List<Extract> unit = new ArrayList<>();
        int at = extract.order();
        for (Extract next = extract; !isPicked(next); next = extracts.get(at)) {
            unit.add(next);
            boolean leans = next.standing() == Standing.AFTER_ANOTHER;
            if (next.standing() == Standing.NOT || leans && at == 0) {
                return List.of();
            }
            if (!leans) {
                break;
            }
            at--;
        }
        return unit;
    }

    private boolean isPicked(Extract extract) {
        return picked.containsKey(extract.order());
    }

    private boolean fits(List<Extract> unit, Length length) {
        Integer sentences = length.sentences();
        if (sentences != null) {
            return picked.size() + unit.size() <= sentences;
        }
        Integer words = length.words();
        int wanted = words == null ? 0 : words;
        int have = words(picked.values());
        boolean isShort = picked.isEmpty() || have < ENOUGH * wanted;
        return isShort && (picked.isEmpty() || have + words(unit) <= OVER * wanted);
    }

    private static int words(Iterable<Extract> extracts) {
        int words = 0;
        for (Extract extract : extracts) {
            words += extract.words();
        }
        return words;
    }

    private double gain(List<Extract> unit) {
        double sum = 0;
        for (Extract extract : unit) {
            double repeats = repeats(extract);
            sum += score.applyAsDouble(extract)
                    + voices.worth(extract, picked.values())
                    - REPEATS * repeats
                    - (repeats > SAME ? 1 : 0);
        }
        return sum / unit.size();
    }

    private double repeats(Extract extract) {
        return picked.values().stream()
                .mapToDouble(other -> extract.terms().likeness(other.terms()))
                .max()
                .orElse(0);
    }
}
