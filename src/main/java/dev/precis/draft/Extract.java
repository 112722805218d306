package dev.precis.draft;

import dev.precis.article.Sentence;

/**
 * A sentence of the article as it would stand in a summary.
 *
 * @param order its place among the sentences of the body, from 0
 * @param text with names in the place of pronouns, and without connectives
 * @param words how many words {@code text} has
 * @param standing whether it may stand there
 */
record Extract(Sentence sentence, int order, String text, int words, Standing standing, Terms terms) {
    /** Whether a sentence can be understood where it stands. */
    enum Standing {
        /** By itself. */
        ALONE,
        /** Right after the sentence before it. */
        AFTER_ANOTHER,
        /** Nowhere: half of a quotation, a fragment. */
        NOT
    }

    int index() {
        return sentence.index();
    }
}
