/** Positions in text: spans, sentences, and the units in which callers count offsets. */
@NullMarked
package dev.precis.text;

import org.jspecify.annotations.NullMarked;
