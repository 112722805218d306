package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a sentence that stand nearer to one of two numbers than to the other, and no further than a few words. */
record Zones(Set<String> first, Set<String> second) {
    private static final int REACH = 6;
    /** A name may stand further away. */
    private static final int NAME_REACH = 10;

    private enum Words {
        ALL,
        NAMES,
        NO_NAMES
    }

    Zones {
        first = Set.copyOf(first);
        second = Set.copyOf(second);
    }

    /** Words that stand by both say nothing. */
    static Zones of(Side side, Fact one, Fact other) {
        return of(side, one, other, Words.ALL);
    }

    /** Names alone, which stand for whom the numbers are told of. */
    static Zones ofNames(Side side, Fact one, Fact other) {
        return of(side, one, other, Words.NAMES);
    }

    /** Without names and words for saying. */
    static Zones withoutNames(Side side, Fact one, Fact other) {
        return of(side, one, other, Words.NO_NAMES);
    }

    private static Zones of(Side side, Fact one, Fact other, Words kind) {
        Set<String> first = zone(side, one, other, kind);
        Set<String> second = zone(side, other, one, kind);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        first.removeAll(both);
        second.removeAll(both);
        return new Zones(first, second);
    }

    private static Set<String> zone(Side side, Fact own, Fact other, Words kind) {
        Set<String> keys = new HashSet<>();
        List<Word> words = side.words.get(own.sentence());
        boolean together = own.sentence() == other.sentence();
        for (int at = Math.max(0, own.from() - NAME_REACH); at < Math.min(words.size(), own.to() + NAME_REACH); at++) {
            int gap = gap(own, at);
            boolean near = gap > 0 && (gap <= REACH || words.get(at).isCapital());
            boolean nearer = !together || isOwn(side, own, other, at);
            boolean counts =
                    switch (kind) {
                        case ALL -> true;
                        case NAMES -> at > 0 && words.get(at).isCapital();
                        case NO_NAMES ->
                            !words.get(at).isCapital()
                                    && !side.vocabulary.is(
                                            "saying", words.get(at).lower());
                    };
            if (near && nearer && !words.get(at).key().isEmpty() && counts) {
                keys.add(words.get(at).key());
            }
        }
        return keys;
    }

    /** In the same part of the sentence as the number, where the two stand in different parts; else nearer to it. */
    private static boolean isOwn(Side side, Fact own, Fact other, int at) {
        boolean parted = isCut(side, own, at);
        boolean otherParted = isCut(side, other, at);
        if (parted != otherParted) {
            return otherParted;
        }
        int nearer = Integer.compare(gap(own, at), gap(other, at));
        return nearer < 0 || nearer == 0 && !hasMark(side, own, at) && hasMark(side, other, at);
    }

    /** True where a semicolon, a dash or "while" stands between a number and a word. */
    private static boolean isCut(Side side, Fact fact, int at) {
        List<Word> words = side.words.get(fact.sentence());
        int from = Math.min(at, fact.from());
        int to = Math.max(at, fact.to() - 1);
        for (int i = from + 1; i <= Math.min(to, words.size() - 1); i++) {
            boolean joins = words.get(i).lower().matches("while|whereas|but")
                    && words.get(i).afterMark();
            if (joins
                    || hasCut(
                            side.text,
                            words.get(i - 1).span().end(),
                            words.get(i).span().start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCut(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(c -> ";—–".indexOf(c) >= 0);
    }

    private static boolean hasMark(Side side, Fact fact, int at) {
        List<Word> words = side.words.get(fact.sentence());
        int from = Math.min(at, fact.from());
        int to = Math.min(Math.max(at, fact.to() - 1), words.size() - 1);
        return words.subList(from + 1, to + 1).stream().anyMatch(Word::afterMark);
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
