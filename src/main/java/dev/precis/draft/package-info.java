/** Asks for a {@link dev.precis.draft.Draft}: the embedded drafter and the language models behind one {@link dev.precis.draft.Drafter}. */
@NullMarked
package dev.precis.draft;

import org.jspecify.annotations.NullMarked;
