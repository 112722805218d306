package dev.precis.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Catches the streams that LangChain4j opens on this thread, so that they can be ended before their first event: its own
 * handle exists only after that.
 */
final class OpenStreams {
    private static final ThreadLocal<@Nullable OpenStreams> CATCHING = new ThreadLocal<>();

    private final List<Runnable> cancels = new ArrayList<>();

    private final List<CompletableFuture<Void>> done = new ArrayList<>();

    private OpenStreams() {}

    /** Does the work and catches what it opens. */
    static OpenStreams during(Runnable work) {
        OpenStreams caught = new OpenStreams();
        CATCHING.set(caught);
        try {
            work.run();
        } finally {
            CATCHING.remove();
        }
        return caught;
    }

    /** Told by the HTTP client, on the thread that asked for the stream. */
    static void opened(Runnable cancel, CompletableFuture<Void> done) {
        OpenStreams catching = CATCHING.get();
        if (catching != null) {
            catching.cancels.add(cancel);
            catching.done.add(done);
        }
    }

    /** Runs when the last of the streams is done with; never where none was caught. */
    void whenDone(Runnable action) {
        if (!done.isEmpty()) {
            CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new))
                    .whenComplete((all, error) -> action.run());
        }
    }

    void cancel() {
        cancels.forEach(Runnable::run);
    }
}
