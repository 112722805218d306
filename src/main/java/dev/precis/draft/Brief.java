package dev.precis.draft;

import org.jspecify.annotations.Nullable;

/**
 * What the caller wants of a summary.
 *
 * @param language of the summary, BCP 47; null for the article's own
 * @param focus what the reader cares about, free text
 * @param maxFigures at most this many key figures, 0 to 100
 */
public record Brief(
        Length length,
        Style style,
        @Nullable String language,
        @Nullable String focus,
        int maxFigures) {
    public static final int DEFAULT_MAX_FIGURES = 8;
    public static final Brief DEFAULT = new Brief(Length.MEDIUM, Style.PARAGRAPH, null, null, DEFAULT_MAX_FIGURES);

    /** How the summary is set. */
    public enum Style {
        PARAGRAPH,
        BULLETS
    }

    /**
     * How long the summary should be: one of the two is given.
     *
     * @param sentences at least 1
     * @param words at least 10
     * @param exact false where the number of sentences is a rule of thumb: half as many more are fine, and any fewer
     */
    public record Length(
            @Nullable Integer sentences, @Nullable Integer words, boolean exact) {
        public static final Length SHORT = new Length(2, null, false);
        public static final Length MEDIUM = new Length(4, null, false);
        public static final Length LONG = new Length(8, null, false);

        /** A length that the caller gave as a number. */
        public Length(@Nullable Integer sentences, @Nullable Integer words) {
            this(sentences, words, true);
        }

        public Length {
            if ((sentences == null) == (words == null)) {
                throw new IllegalArgumentException("A length is a number of sentences or a number of words");
            }
        }
    }
}
