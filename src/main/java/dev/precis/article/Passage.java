package dev.precis.article;

import dev.precis.text.Span;

/** A paragraph of the article that is not furniture. */
public record Passage(Span span, Role role) {
    /** What a passage is on the page. */
    public enum Role {
        /** The title line. */
        HEADLINE,
        /** A sub-heading or cross-head between paragraphs. */
        CROSSHEAD,
        /** Running text. */
        BODY,
        /** The first copy of a photo or video caption: its figures count, a summary does not quote it. */
        CAPTION
    }
}
