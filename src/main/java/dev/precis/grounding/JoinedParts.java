package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happened to the things that two numbers count which "and" joins: "11 killed and 28 injured", "killed 11 and injured
 * 28". Each has the event of its own part, before the number or behind it; none where the parts are not plain.
 */
record JoinedParts(Set<String> first, Set<String> second) {
    /** How far from its number the word for an event stands. */
    private static final int REACH = 4;
    /** What joins two parts stands so near to each number. */
    private static final int BETWEEN = 8;

    JoinedParts {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
    }

    static JoinedParts of(Side side, Fact one, Fact other) {
        Fact left = one.from() <= other.from() ? one : other;
        Fact right = left == one ? other : one;
        int joint = one.sentence() == other.sentence() ? joint(side, left, right) : -1;
        if (joint < 0) {
            return new JoinedParts(Set.of(), Set.of());
        }
        Set<String> before = events(side, left, Math.max(0, left.from() - REACH), joint);
        Set<String> behind = events(side, right, joint + 1, right.to() + REACH);
        Set<String> both = new HashSet<>(before);
        both.retainAll(behind);
        before.removeAll(both);
        behind.removeAll(both);
        return left == one ? new JoinedParts(before, behind) : new JoinedParts(behind, before);
    }

    /** True where each number has the same event in both texts, and neither has one of the other. */
    boolean agree(JoinedParts there) {
        return happened().isLike(there.happened()) || isLike(there);
    }

    /** The kinds of event alone: where they tell the parts apart, it is no matter where the other words stand. */
    private JoinedParts happened() {
        return new JoinedParts(kinds(first), kinds(second));
    }

    private static Set<String> kinds(Set<String> keys) {
        return keys.stream().filter(key -> key.startsWith("#")).collect(Collectors.toSet());
    }

    private boolean isLike(JoinedParts there) {
        return meet(first, there.first)
                && meet(second, there.second)
                && !meet(first, there.second)
                && !meet(second, there.first);
    }

    /** True where each number has the event of the other, and neither its own. */
    boolean areCrossed(JoinedParts there) {
        return meet(first, there.second)
                && meet(second, there.first)
                && !meet(first, there.first)
                && !meet(second, there.second);
    }

    private static boolean meet(Set<String> one, Set<String> other) {
        return one.stream().anyMatch(other::contains);
    }

    /** The last word between two numbers that joins parts; -1 where there is none, or another number between. */
    private static int joint(Side side, Fact left, Fact right) {
        List<Word> words = side.words.get(left.sentence());
        boolean apart = side.facts.get(left.sentence()).stream()
                .anyMatch(fact -> fact.from() >= left.to() && fact.to() <= right.from());
        if (apart || right.from() - left.to() > BETWEEN) {
            return -1;
        }
        for (int at = Math.min(right.from(), words.size()) - 1; at >= left.to(); at--) {
            if (words.get(at).lower().matches("and|while|but")) {
                return at;
            }
        }
        return -1;
    }

    /** The words around a number from one place to another that no mark parts from it. */
    private static Set<String> events(Side side, Fact fact, int from, int to) {
        List<Word> words = side.words.get(fact.sentence());
        Set<String> keys = new HashSet<>();
        for (int at = Math.min(fact.to(), words.size()) - 1; at >= from; at--) {
            add(keys, words.get(at));
            if (at <= fact.from() && words.get(at).afterMark()) {
                break;
            }
        }
        for (int at = fact.to();
                at < Math.min(to, words.size()) && !words.get(at).afterMark();
                at++) {
            add(keys, words.get(at));
        }
        return keys;
    }

    private static void add(Set<String> keys, Word word) {
        if (!word.isNumber() && !word.isCapital() && !word.key().isEmpty()) {
            keys.add(word.key());
        }
    }
}
