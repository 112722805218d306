package dev.precis.sources;

import org.jspecify.annotations.Nullable;

/**
 * Words that name or describe somebody or something that may be a source. All places are indexes into the words.
 *
 * @param from its first word
 * @param to behind its last word
 * @param nameFrom first word of the name, or of the description without its article
 * @param nameTo behind the last word of the name
 * @param head the word that says what it is
 * @param known false where the head is a noun of which nothing is known: only a verb of speech makes it a source
 * @param role the words that say what the named one is ("Defense Ministry spokesman")
 */
record NounPhrase(
        int from,
        int to,
        int nameFrom,
        int nameTo,
        int head,
        SourceKind kind,
        Form form,
        boolean known,
        @Nullable Stretch role) {
    /** How it refers. */
    enum Form {
        NAME,
        /** "the ministry": something the article named before, perhaps. */
        DEFINITE,
        /** "a senior officer", "local officials": somebody new. */
        INDEFINITE,
        /** "he", "the former": somebody named before. */
        PRONOUN,
        /** "I" and "we": the one who speaks. */
        SPEAKER
    }

    /**
     * A run of words.
     *
     * @param from its first word
     * @param to behind its last word
     */
    record Stretch(int from, int to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    NounPhrase withRole(Stretch newRole) {
        return new NounPhrase(from, to, nameFrom, nameTo, head, kind, form, known, newRole);
    }

    NounPhrase withKind(SourceKind newKind) {
        return new NounPhrase(from, to, nameFrom, nameTo, head, newKind, form, known, role);
    }

    NounPhrase startingAt(int newFrom) {
        return new NounPhrase(newFrom, to, nameFrom, nameTo, head, kind, form, known, role);
    }
}
