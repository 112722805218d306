/** The run: read, draft, check, revise or withhold; its result is a {@link dev.precis.summary.Summary}. */
@NullMarked
package dev.precis.summary;

import org.jspecify.annotations.NullMarked;
