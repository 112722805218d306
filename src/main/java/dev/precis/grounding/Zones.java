package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a sentence that stand nearer to one of two numbers than to the other, and no further than a few words. */
record Zones(Set<String> first, Set<String> second) {
    private static final int REACH = 6;

    Zones {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
    }

    /** Words that stand by both say nothing. */
    static Zones of(Side side, Fact one, Fact other) {
        Set<String> first = zone(side, one, other);
        Set<String> second = zone(side, other, one);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        first.removeAll(both);
        second.removeAll(both);
        return new Zones(first, second);
    }

    private static Set<String> zone(Side side, Fact own, Fact other) {
        Set<String> keys = new HashSet<>();
        List<Word> words = side.words.get(own.sentence());
        boolean together = own.sentence() == other.sentence();
        for (int at = Math.max(0, own.from() - REACH); at < Math.min(words.size(), own.to() + REACH); at++) {
            int gap = gap(own, at);
            boolean nearer = !together || gap < gap(other, at);
            if (gap > 0 && nearer && !words.get(at).key().isEmpty()) {
                keys.add(words.get(at).key());
            }
        }
        return keys;
    }

    /** 0 within the number. */
    private static int gap(Fact fact, int at) {
        return at < fact.from() ? fact.from() - at : Math.max(0, at - fact.to() + 1);
    }

    /** True where each number's words stand by the other in the article, and none by its own. */
    boolean areCrossed(Zones there) {
        return !meet(first, there.first)
                && !meet(second, there.second)
                && meet(first, there.second)
                && meet(second, there.first);
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }
}
