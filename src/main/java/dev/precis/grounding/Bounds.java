package dev.precis.grounding;

import dev.precis.figures.Qualifier;

/** The bound of a number, also where a verb before it tells the bound: "set to top 5 billion". */
final class Bounds {
    private Bounds() {}

    static Qualifier of(Side side, Fact fact) {
        Qualifier own = fact.figure().qualifier();
        if (own != Qualifier.EXACT || fact.from() == 0) {
            return own;
        }
        String before = side.words.get(fact.sentence()).get(fact.from() - 1).lower();
        return side.vocabulary.is("exceeding", before) ? Qualifier.MORE_THAN : own;
    }
}
