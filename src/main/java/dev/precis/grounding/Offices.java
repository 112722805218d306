package dev.precis.grounding;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which office of a state a name is of: bodies of one country speak for it, but not for each other. */
final class Offices {
    private static final int KINDS = 8;
    /** Words of the longest name of an office in the lists. */
    private static final int LONGEST = 3;

    private final Vocabulary vocabulary;

    Offices(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** "The Pentagon" and "the State Department"; not "the Pentagon" and "Washington", which is of none. */
    boolean areTwo(List<Word> name, List<Word> other) {
        Set<Integer> one = of(name);
        Set<Integer> two = of(other);
        return !one.isEmpty() && !two.isEmpty() && one.stream().noneMatch(two::contains);
    }

    Set<Integer> of(List<Word> name) {
        Set<Integer> found = new HashSet<>();
        for (int from = 0; from < name.size(); from++) {
            for (int to = from + 1; to <= Math.min(name.size(), from + LONGEST); to++) {
                boolean wider = to < name.size() && name.get(to).lower().equals("for");
                String phrase = name.subList(from, to).stream().map(Word::lower).collect(Collectors.joining("-"));
                for (int kind = 1; !wider && kind <= KINDS; kind++) {
                    if (vocabulary.is("office-" + kind, phrase)) {
                        found.add(kind);
                    }
                }
            }
        }
        return found;
    }
}
