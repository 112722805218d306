/**
 * Keeps what must outlive a request: in an embedded SQLite file, or in PostgreSQL. SQL is written here and nowhere else.
 * {@link dev.precis.store.Database} is the way to either of them.
 */
@NullMarked
package dev.precis.store;

import org.jspecify.annotations.NullMarked;
