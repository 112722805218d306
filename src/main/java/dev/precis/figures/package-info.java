/** Finds every quantity of a text: {@link dev.precis.figures.FigureFinder} reads, {@link dev.precis.figures.Figure} is what it finds. */
@NullMarked
package dev.precis.figures;

import org.jspecify.annotations.NullMarked;
