package dev.precis.draft;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One exchange that is answered by server-sent events, on a thread of its own. The listener hears exactly one end:
 * {@code onError} or {@code onClose}, never both. The deadline and the cap of bytes hold for the whole stream.
 */
final class EventStream {
    private final HttpClient client;
    private final HttpRequest request;
    private final Duration deadline;
    private final ServerSentEventParser parser;
    private final OneEnd listener;

    EventStream(
            HttpClient client,
            HttpRequest request,
            Duration deadline,
            ServerSentEventParser parser,
            ServerSentEventListener listener) {
        this.client = client;
        this.request = request;
        this.deadline = deadline;
        this.parser = parser;
        this.listener = new OneEnd(listener);
    }

    void start() {
        Thread thread = new Thread(this::run, "model-stream");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long end = System.nanoTime() + deadline.toNanos();
        CompletableFuture<HttpResponse<InputStream>> exchange = client.sendAsync(request, BodyHandlers.ofInputStream());
        try (InputStream body = open(BoundedHttpClient.await(exchange, deadline))) {
            closeAt(end, body);
            parser.parse(new Capped(body), listener);
            listener.onClose();
        } catch (IOException | RuntimeException e) {
            listener.onError(e);
        } finally {
            exchange.cancel(true);
        }
    }

    private InputStream open(HttpResponse<InputStream> response) throws IOException {
        try {
            BoundedHttpClient.requireSuccess(response, "");
        } catch (HttpFailure e) {
            response.body().close();
            throw e;
        }
        listener.onOpen(SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build());
        return response.body();
    }

    /** Ends the stream with an error when its time is over; closing the body frees the thread that reads it. */
    private void closeAt(long end, InputStream body) {
        CompletableFuture.delayedExecutor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                .execute(() -> {
                    listener.onError(new TimeoutException("No complete answer within " + deadline));
                    closeQuietly(body);
                });
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // The listener has heard of the end already.
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
            if (!ended.get()) {
                listener.onEvent(event, context);
            }
        }

        @Override
        public void onEvent(ServerSentEvent event) {
            if (!ended.get()) {
                listener.onEvent(event);
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

    /** Counts what is read and fails where it is too much. */
    private static final class Capped extends FilterInputStream {
        private int left = BoundedHttpClient.BODY_LIMIT;

        Capped(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new BodyTooLargeException(BoundedHttpClient.BODY_LIMIT);
            }
        }
    }
}
