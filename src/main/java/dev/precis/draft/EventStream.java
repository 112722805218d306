package dev.precis.draft;

import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One exchange that is answered by server-sent events, on a thread of its own. The listener hears exactly one end:
 * {@code onError} or {@code onClose}, never both. Deadline and cap of bytes hold for the whole stream, the idle time
 * for the wait for its head and between any two of its parts.
 */
final class EventStream {
    private static final ExecutorService READERS = Threads.waiting("model-stream");

    private final BodyPipe body;
    private final Deadline deadline;
    private final Duration idle;
    private final ServerSentEventParser parser;
    private final OneEnd listener;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /** Sends the request. */
    EventStream(
            HttpRequest request,
            Deadline deadline,
            Duration idle,
            ServerSentEventParser parser,
            ServerSentEventListener listener) {
        this.body = BodyPipe.open(request, deadline, idle);
        this.deadline = deadline;
        this.idle = idle;
        this.parser = parser;
        this.listener = new OneEnd(listener);
    }

    /** Reads what comes, on a thread of its own. */
    void start() {
        READERS.execute(this::run);
    }

    /** Ends the stream and closes its connection, whether anything has come or not; the listener hears of an error. */
    void cancel() {
        listener.onError(new CancellationException("The stream is no longer wanted"));
        body.close();
    }

    /** Completes when the connection is done with, and the listener has heard all it will ever hear. */
    CompletableFuture<Void> done() {
        return done;
    }

    private void run() {
        try (body) {
            HttpAnswer head = BoundedHttpClient.await(body.head(), deadline.orEarlier(Deadline.in(idle)));
            head.requireSuccess();
            listener.onOpen(head.successful());
            parser.parse(Unpacked.of(head.headers(), body), listener);
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        } finally {
            done.complete(null);
        }
    }

    /** Passes on the first end only; LangChain4j's parsers report an error and then a regular end. */
    private static final class OneEnd implements ServerSentEventListener {
        private final ServerSentEventListener listener;
        private final AtomicBoolean ended = new AtomicBoolean();

        OneEnd(ServerSentEventListener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            listener.onOpen(response);
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
            deliver(() -> listener.onEvent(event, context));
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            deliver(() -> listener.onEvent(event));
        }

        /** An event that LangChain4j cannot read ends the stream; its parsers would log it and go on. */
        private void deliver(Runnable event) {
            if (ended.get()) {
                return;
            }
            try {
                event.run();
            } catch (RuntimeException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable error) {
            if (ended.compareAndSet(false, true)) {
                listener.onError(error);
            }
        }

        @Override
        public void onClose() {
            if (ended.compareAndSet(false, true)) {
                listener.onClose();
            }
        }
    }
}
