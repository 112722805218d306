package dev.precis.grounding;

import java.util.List;

/**
 * Reads the bound that stands before some words that are no figure: "no more than" of "no more than a week".
 *
 * @param from where the bound begins
 */
record BoundWords(int from, Bound bound) {
    /** Words of a bound at most: "no more than". */
    private static final int LONGEST = 3;

    private static final String MOST = "(?:no|not) (?:more|longer) than|less than|under|fewer than|nearly|almost|up to"
            + "|at most|(?:just|well) (?:under|less)|(?:just |well )?short of";

    private static final String LEAST = "(?:no|not) (?:less|fewer|shorter) than|(?:more|longer) than|over|at least"
            + "|exceeding|above|(?:just|well) over|upwards of|beyond";

    enum Bound {
        NONE,
        LEAST,
        MOST;

        boolean isOppositeOf(Bound other) {
            return this != NONE && other != NONE && this != other;
        }
    }

    /** @param end the word that is bounded, or its article */
    static BoundWords before(Side side, List<Word> words, int end) {
        int from = end;
        while (from > 0
                && end - from < LONGEST
                && !words.get(from).afterMark()
                && side.vocabulary.is("lone-bounds", words.get(from - 1).lower())) {
            from--;
        }
        String phrase = String.join(
                " ", words.subList(from, end).stream().map(Word::lower).toList());
        if (phrase.matches(MOST)) {
            return new BoundWords(from, Bound.MOST);
        }
        return phrase.matches(LEAST) ? new BoundWords(from, Bound.LEAST) : new BoundWords(end, Bound.NONE);
    }

    /** "Over a week" is during it as often as more than it. */
    static boolean isOver(List<Word> words, int from, int end) {
        return end - from == 1 && words.get(from).lower().equals("over");
    }
}
