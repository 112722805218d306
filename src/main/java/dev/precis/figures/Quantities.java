package dev.precis.figures;

import java.util.List;

/**
 * All quantities of a text, and the numbers that are none.
 *
 * @param figures in the order of the text, not overlapping
 * @param notFigures in the order of the text
 */
public record Quantities(List<Figure> figures, List<NotFigure> notFigures) {
    public Quantities {
        figures = List.copyOf(figures);
        notFigures = List.copyOf(notFigures);
    }
}
