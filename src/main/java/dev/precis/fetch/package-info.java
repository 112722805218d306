/** Fetches pages of the public web, and reaches nothing else: {@link dev.precis.fetch.PageFetcher}. */
@NullMarked
package dev.precis.fetch;

import org.jspecify.annotations.NullMarked;
