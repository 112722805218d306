package dev.precis.grounding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The words that belong to each of two numbers of a text: a sentence is cut between its numbers where a semicolon, "while",
 * "and" or a comma parts them. "By 41 percent to 27" has its owners elsewhere: "Ames leading Bray by …".
 */
record Parts(Set<String> first, Set<String> second) {
    /** What stands between two numbers that name their owners together is no longer. */
    private static final int SHORT = 3;
    /** How far from such a pair of numbers stand the two names. */
    private static final int NAMES_REACH = 24;
    /** What speaks for the order of the text is no more than this share of what speaks against it. */
    private static final double HARDLY = 0.34;

    /** Two sentences are crossed where each has so many words of the other's number. */
    private static final int CROSSED = 3;

    Parts {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
    }

    /** The words of two numbers; those of both say nothing. */
    static Parts of(Side side, Fact one, Fact other) {
        if (one.sentence() == other.sentence() && isPair(side, one, other)) {
            return ofNames(side, one, other);
        }
        Set<String> first = zone(side, one, other);
        Set<String> second = zone(side, other, one);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        first.removeAll(both);
        second.removeAll(both);
        return new Parts(first, second);
    }

    /** What speaks for the order of the two numbers of another text less what speaks against it; 0 where it is not clear. */
    double agreement(Parts there, ToDoubleFunction<String> worth) {
        double own = worth(first, there.first, worth) + worth(second, there.second, worth);
        double one = worth(first, there.second, worth);
        double two = worth(second, there.first, worth);
        double crossed = one + two;
        if (one > 0 && two > 0 && own <= crossed * HARDLY) {
            return -crossed;
        }
        return own > crossed ? own : 0;
    }

    /** Of two sentences each has much of what the article tells of the other's number, and hardly a word of its own. */
    boolean areWhollyCrossed(Parts there) {
        return shared(first, there.first) <= 1
                && shared(second, there.second) <= 1
                && shared(first, there.second) >= CROSSED
                && shared(second, there.first) >= CROSSED;
    }

    private static long shared(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).count();
    }

    private static double worth(Set<String> one, Set<String> other, ToDoubleFunction<String> worth) {
        return one.stream().filter(other::contains).mapToDouble(worth).sum();
    }

    // ---------------------------------------------------------------- the part of one number

    private static Set<String> zone(Side side, Fact own, Fact other) {
        List<Word> words = side.words.get(own.sentence());
        int from = 0;
        int to = words.size();
        for (Fact fact : side.facts.get(own.sentence())) {
            boolean counts =
                    fact == other || fact.figure().kind() == own.figure().kind() && fact != own;
            if (counts && fact.to() <= own.from()) {
                from = Math.max(from, cut(side, fact, own, fact == other ? own.from() : 0));
            }
            if (counts && fact.from() >= own.to()) {
                to = Math.min(to, cut(side, own, fact, fact == other ? fact.from() : to));
            }
        }
        Set<String> keys = new HashSet<>();
        for (int at = from; at < to; at++) {
            boolean self = at >= own.from() && at < own.to() && words.get(at).isNumber();
            if (!self && !words.get(at).key().isEmpty()) {
                keys.add(words.get(at).key());
            }
        }
        return keys;
    }

    /**
     * Where the words of one number end and those of the next begin.
     *
     * @param none where nothing parts them
     */
    private static int cut(Side side, Fact left, Fact right, int none) {
        List<Word> words = side.words.get(left.sentence());
        int best = -1;
        int rank = 0;
        for (int at = left.to(); at <= Math.min(right.from(), words.size() - 1); at++) {
            int here = rank(side, words, at);
            if (here >= rank && here > 0) {
                rank = here;
                best = at;
            }
        }
        return best >= 0 ? best : none;
    }

    private static int rank(Side side, List<Word> words, int at) {
        Word word = words.get(at);
        String between =
                side.text.substring(words.get(at - 1).span().end(), word.span().start());
        if (between.chars().anyMatch(c -> ";—–".indexOf(c) >= 0)) {
            return 5;
        }
        if (word.lower().matches("while|whereas|but|against|compared|versus|though|although")) {
            return 4;
        }
        if (word.lower().equals("and")) {
            boolean names = at + 1 < words.size()
                    && words.get(at - 1).isCapital()
                    && words.get(at + 1).isCapital()
                    && !word.afterMark();
            int plain = word.afterMark() ? 4 : 3;
            return names ? 1 : plain;
        }
        return word.afterMark() ? 2 : 0;
    }

    // ---------------------------------------------------------------- two numbers behind two names

    /** "41 percent to 27", "2-1". */
    private static boolean isPair(Side side, Fact one, Fact other) {
        Fact left = one.from() < other.from() ? one : other;
        Fact right = left == one ? other : one;
        List<Word> words = side.words.get(one.sentence());
        List<Word> between = words.subList(Math.min(left.to(), right.from()), right.from());
        return between.size() <= SHORT
                && between.stream().anyMatch(word -> word.lower().matches("to|versus|vs|v"))
                && between.stream().allMatch(word -> word.key().isEmpty());
    }

    private static Parts ofNames(Side side, Fact one, Fact other) {
        Fact left = one.from() < other.from() ? one : other;
        Fact right = left == one ? other : one;
        List<Word> words = side.words.get(one.sentence());
        List<Set<String>> names = compared(words, right.to(), Math.min(words.size(), right.to() + NAMES_REACH));
        List<Set<String>> found =
                names != null ? names : compared(words, Math.max(0, left.from() - NAMES_REACH), left.from());
        if (found == null) {
            return new Parts(Set.of(), Set.of());
        }
        return left == one ? new Parts(found.get(0), found.get(1)) : new Parts(found.get(1), found.get(0));
    }

    /** The names on both sides of "leads", "over", "than". */
    private static @Nullable List<Set<String>> compared(List<Word> words, int from, int to) {
        for (int at = from; at < to; at++) {
            if (words.get(at)
                    .lower()
                    .matches("leads?|leading|led|over|than|ahead|beats?|beating|defeat(?:s|ed|ing)?")) {
                Set<String> before = name(words, at - 1, from - 1, -1);
                Set<String> behind = name(words, at + 1, to, 1);
                boolean named = !before.isEmpty() && !behind.isEmpty();
                Set<String> first = new HashSet<>(named ? before : phrase(words, at - 1, from - 1, -1));
                Set<String> second = new HashSet<>(named ? behind : phrase(words, at + 1, to, 1));
                Set<String> both = new HashSet<>(first);
                both.retainAll(second);
                first.removeAll(both);
                second.removeAll(both);
                if (!first.isEmpty() && !second.isEmpty()) {
                    return List.of(first, second);
                }
            }
        }
        return null;
    }

    /** The nearest words in a direction that say something: "the blue boats". */
    private static Set<String> phrase(List<Word> words, int from, int end, int step) {
        Set<String> keys = new HashSet<>();
        for (int at = from; at != end; at += step) {
            String key = words.get(at).key();
            if (key.isEmpty() && !keys.isEmpty()) {
                break;
            }
            if (!key.isEmpty()) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The nearest name in a direction. */
    private static Set<String> name(List<Word> words, int from, int end, int step) {
        List<String> keys = new ArrayList<>();
        for (int at = from; at != end; at += step) {
            Word word = words.get(at);
            boolean name = word.isCapital() && !word.key().isEmpty();
            if (name) {
                keys.add(word.key());
            }
            if (!name && !keys.isEmpty()) {
                break;
            }
        }
        return Set.copyOf(keys);
    }
}
