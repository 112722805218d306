/**
 * Traces of requests for OpenTelemetry, off unless its variables are set. {@link dev.precis.trace.Trace} makes a piece of work
 * a span of whatever request is being worked on; nothing has to be handed down for it.
 */
@NullMarked
package dev.precis.trace;

import org.jspecify.annotations.NullMarked;
