package dev.precis.draft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.jspecify.annotations.Nullable;

/** One request under way. Thread-safe. */
final class Exchange<T> {
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile @Nullable Future<T> running;
    private volatile @Nullable Runnable connection;

    /** Completes with the answer, or with why there is none. */
    CompletableFuture<T> answer() {
        return answer;
    }

    /** Gives up, and closes the connection; does nothing where the answer is complete. */
    void cancel() {
        answer.cancel(false);
        if (answer.isCancelled()) {
            Future<T> waiting = running;
            if (waiting != null) {
                waiting.cancel(true);
            }
            // The client forgets what is to be cancelled where it connects faster than it returns, so that
            // cancelling alone leaves a connection open now and then.
            Runnable close = connection;
            if (close != null) {
                close.run();
            }
        }
    }

    void run(Function<FutureCallback<T>, Future<T>> start) {
        if (answer.isDone()) {
            return;
        }
        try {
            running = start.apply(new Completion());
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        cancelAgain();
    }

    /** Learns how to close its connection; it may have been cancelled meanwhile. */
    void connected(Runnable close) {
        connection = close;
        cancelAgain();
    }

    private void cancelAgain() {
        if (answer.isCancelled()) {
            cancel();
        }
    }

    private final class Completion implements FutureCallback<T> {
        @Override
        public void completed(T result) {
            answer.complete(result);
        }

        @Override
        public void failed(Exception failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void cancelled() {
            answer.cancel(false);
        }
    }
}
