package dev.precis.grounding;

/**
 * A figure of the article that a figure of the text may stand for.
 *
 * @param shared how much of the text's surroundings stands around the article's figure, from 0 to 1
 */
record Candidate(Fact fact, Relation relation, UnitMatch unit, boolean bound, double shared, double score) {
    /** How the two amounts agree. */
    enum Relation {
        SAME,
        CONVERTED,
        ROUNDED,
        SHARE,
        RANGE_END,
        /** The part or the whole of "28 of 754". */
        PART,
        VAGUE
    }
}
