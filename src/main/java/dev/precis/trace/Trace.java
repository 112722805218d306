package dev.precis.trace;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The span that is being worked on in each thread. Costs next to nothing where nothing is traced. */
public final class Trace {
    private static final ThreadLocal<@Nullable Span> CURRENT = new ThreadLocal<>();

    private Trace() {}

    /** Does a piece of work as a part of what this thread is working on. */
    public static <T extends @Nullable Object> T span(String name, Supplier<T> work) {
        return span(name, Map.of(), work);
    }

    /** Does a piece of work as a part of what this thread is working on. */
    public static <T extends @Nullable Object> T span(String name, Map<String, String> attributes, Supplier<T> work) {
        var parent = CURRENT.get();
        if (parent == null) {
            return work.get();
        }
        var span = parent.child(name, attributes);
        CURRENT.set(span);
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            // Messages may quote an article.
            span.fail(e.getClass().getSimpleName());
            throw e;
        } finally {
            CURRENT.set(parent);
            span.end();
        }
    }

    /** Works on a span that has been begun, and leaves it open. */
    public static <T extends @Nullable Object> T within(Span span, Callable<T> work) throws Exception {
        if (span == Span.NONE) {
            return work.call();
        }
        var before = CURRENT.get();
        CURRENT.set(span);
        try {
            return work.call();
        } finally {
            restore(before);
        }
    }

    /** The same work, to be done by another thread as a part of what this one is working on. */
    public static Runnable carried(Runnable work) {
        var span = CURRENT.get();
        if (span == null) {
            return work;
        }
        return () -> {
            var before = CURRENT.get();
            CURRENT.set(span);
            try {
                work.run();
            } finally {
                restore(before);
            }
        };
    }

    private static void restore(@Nullable Span before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
