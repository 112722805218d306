package dev.precis.figures;

import dev.precis.text.Span;

/** A number of a text that is no figure, and why: a date or a designation, say. */
public record NotFigure(Span span, Reason reason) {
    /** Why a number is no figure. */
    public enum Reason {
        DATE,
        TIME,
        SEASON,
        DESIGNATION,
        CONTACT,
        VERSION,
        LIST_MARKER,
        FOOTNOTE,
        PRONOUN,
        IDIOM,
        FURNITURE
    }
}
