package dev.precis.grounding;

import dev.precis.figures.Kind;
import dev.precis.figures.Qualifier;
import java.util.List;

/** The bound of a number, also where a word before it tells the bound, and not where a verb only looks like one. */
final class Bounds {
    private Bounds() {}

    static Qualifier of(Side side, Fact fact) {
        Qualifier own = fact.figure().qualifier();
        List<Word> words = side.words.get(fact.sentence());
        if (own == Qualifier.AT_MOST && isPlainlyMore(words, fact)) {
            return Qualifier.MORE_THAN;
        }
        if (own != Qualifier.EXACT) {
            return isOnlyVerb(side, words, fact) ? Qualifier.EXACT : own;
        }
        if (fact.from() == 0) {
            return own;
        }
        String before = words.get(fact.from() - 1).lower();
        if (side.vocabulary.is("exceeding", before)) {
            return Qualifier.MORE_THAN;
        }
        if (side.vocabulary.is("falling-short", before)) {
            return Qualifier.LESS_THAN;
        }
        boolean limit = fact.figure().kind() == Kind.DURATION && side.vocabulary.is("limiting", before);
        return limit ? Qualifier.AT_MOST : own;
    }

    /** True where the text may bound the number as it does; a limit of time is as good with "in" as with "within". */
    static boolean allow(Side article, Fact there, Side text, Fact told) {
        Qualifier from = of(article, there);
        Qualifier to = of(text, told);
        boolean limits = there.figure().kind() == Kind.DURATION
                && there.figure().qualifier() == Qualifier.EXACT
                && told.figure().qualifier() == Qualifier.EXACT
                && (from == Qualifier.AT_MOST || to == Qualifier.AT_MOST);
        return limits || BoundMatch.allows(from, to);
    }

    /** "Passed the £38m scheme", "owned up to 2,900 mistakes". */
    private static boolean isOnlyVerb(Side side, List<Word> words, Fact fact) {
        if (fact.from() + 1 >= words.size()) {
            return false;
        }
        String first = words.get(fact.from()).lower();
        String second = words.get(fact.from() + 1).lower();
        boolean passed = first.equals("passed") && second.equals("the") && hasNoun(side, words, fact.to());
        boolean owned = first.equals("up")
                && second.equals("to")
                && fact.from() > 0
                && side.vocabulary.is(
                        "verbs-with-up-to", words.get(fact.from() - 1).lower());
        boolean lacks = first.equals("short")
                && second.equals("of")
                && fact.from() > 0
                && side.vocabulary.is("auxiliaries", words.get(fact.from() - 1).lower());
        return passed || owned || lacks;
    }

    /** "More than 270", with no "no" right before it. */
    private static boolean isPlainlyMore(List<Word> words, Fact fact) {
        boolean more = fact.from() + 1 < words.size()
                && words.get(fact.from()).lower().equals("more")
                && words.get(fact.from() + 1).lower().equals("than");
        String before = fact.from() == 0 ? "" : words.get(fact.from() - 1).lower();
        return more && !before.equals("no") && !before.equals("not") && !before.endsWith("n't");
    }

    private static boolean hasNoun(Side side, List<Word> words, int at) {
        return at < words.size()
                && !words.get(at).afterMark()
                && !words.get(at).key().isEmpty()
                && !side.vocabulary.is("levels", words.get(at).lower());
    }
}
