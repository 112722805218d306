/** Whom an article names, and whose each figure is: {@link dev.precis.sources.SourceReader} makes a {@link dev.precis.sources.Reading}. */
@NullMarked
package dev.precis.sources;

import org.jspecify.annotations.NullMarked;
