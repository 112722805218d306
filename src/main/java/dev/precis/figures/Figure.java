package dev.precis.figures;

import dev.precis.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of a text.
 *
 * @param id "f1", "f2", … in the order of the text
 * @param span the quantity as it stands: qualifier, number, unit or counted noun
 * @param number the number alone, inside {@code span}
 * @param changeFrom the id of the figure this one changed from, where the text gives both ends
 * @param asOf the words that say when, inside the same sentence
 * @param quote the shortest whole clause or sentence that carries it
 * @param sentence the index of its sentence
 */
public record Figure(
        String id,
        Span span,
        Span number,
        Amount amount,
        Qualifier qualifier,
        Kind kind,
        @Nullable Unit unit,
        @Nullable Normalized normalized,
        @Nullable Change change,
        @Nullable String changeFrom,
        @Nullable Span asOf,
        Span quote,
        int sentence) {
    /** Without a noun that the article leaves out: what can be held against a reader who tells it otherwise. */
    public Figure asTold() {
        return unit != null && unit.elided() ? withUnit(null) : this;
    }

    Figure withUnit(@Nullable Unit counted) {
        return new Figure(
                id,
                span,
                number,
                amount,
                qualifier,
                kind,
                counted,
                normalized,
                change,
                changeFrom,
                asOf,
                quote,
                sentence);
    }
}
