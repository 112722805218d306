/** Reads any text against an article and says what does not bind: {@link dev.precis.grounding.Gate}. */
@NullMarked
package dev.precis.grounding;

import org.jspecify.annotations.NullMarked;
