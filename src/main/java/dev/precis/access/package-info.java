/**
 * Who may call, and how much at once. {@link dev.precis.access.KeyRing} tells whose a key is; {@link
 * dev.precis.access.Caller} is what everything else knows of it.
 */
@NullMarked
package dev.precis.access;

import org.jspecify.annotations.NullMarked;
