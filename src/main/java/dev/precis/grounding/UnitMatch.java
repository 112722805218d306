package dev.precis.grounding;

/** How the unit or the thing counted of a text's figure stands to that of an article's figure. */
enum UnitMatch {
    /** The same, or a word for the same. */
    SAME(1),
    /** The text has the more general word, or one of the two has none that says anything. */
    KIN(0.8),
    /** Nothing speaks against it but two different words: the surroundings decide. */
    OPEN(0.5),
    /** Another unit or another thing. */
    OTHER(0);

    final double score;

    UnitMatch(double score) {
        this.score = score;
    }
}
