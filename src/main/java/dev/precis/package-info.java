/** Précis: settings, wiring and start. */
@NullMarked
package dev.precis;

import org.jspecify.annotations.NullMarked;
