package dev.precis.trace;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Begins traces. Thread-safe. */
public interface Tracer extends AutoCloseable {
    /** Traces nothing. */
    Tracer OFF = (name, headers) -> Span.NONE;

    /**
     * Begins the span of a request, in the trace of its caller where it came with one.
     *
     * @param name from a closed list
     * @param headers the first value of a header field, or null
     */
    Span begin(String name, Function<String, @Nullable String> headers);

    /** Begins the span of something that nobody called. */
    default Span begin(String name) {
        return begin(name, header -> null);
    }

    /** Sends what has not been sent. */
    @Override
    default void close() {}
}
