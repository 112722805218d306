package dev.precis.draft;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client under LangChain4j's models. Its own ends the timeout when the headers arrive, reads bodies of any
 * size and drops {@code Retry-After}; here the deadline covers the whole exchange, a body ends at {@link #BODY_LIMIT},
 * redirects are not followed, and a failure keeps what the server asked for. Thread-safe; all share one
 * {@link Transport}.
 */
final class BoundedHttpClient implements HttpClient {
    /** In bytes. A long summary has about 10 KB. */
    static final int BODY_LIMIT = 1 << 20;

    private final Duration timeout;
    private final Duration idle;

    /**
     * Makes one.
     *
     * @param timeout for a whole call, from connecting to the last byte
     * @param idle how long a stream may say nothing, at its start or within
     */
    BoundedHttpClient(Duration timeout, Duration idle) {
        this.timeout = timeout;
        this.idle = idle;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Deadline deadline = CallScope.called(Deadline.in(timeout));
        Exchange<HttpAnswer> exchange = Transport.start(request, new CappedBody(BODY_LIMIT));
        HttpAnswer answer = awaitOrClose(exchange, deadline);
        answer.requireSuccess();
        AnswerCheck.check(answer.body());
        return answer.successful();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        EventStream stream = new EventStream(request, CallScope.called(Deadline.in(timeout)), idle, parser, listener);
        stream.start();
        OpenStreams.opened(stream::cancel, stream.done());
    }

    private static <T> T awaitOrClose(Exchange<T> exchange, Deadline deadline) {
        try {
            return await(exchange.answer(), deadline);
        } catch (RuntimeException e) {
            exchange.cancel();
            throw e;
        }
    }

    /** Waits for the answer. An interrupt ends the call and stays set, so that the caller's caller sees it too. */
    static <T> T await(CompletableFuture<T> answer, Deadline deadline) {
        try {
            return answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("No complete answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while waiting for the model");
        } catch (ExecutionException e) {
            throw unwrap(e.getCause());
        }
    }

    private static RuntimeException unwrap(@Nullable Throwable cause) {
        if (cause instanceof IOException io) {
            return new UncheckedIOException(io);
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    /** What LangChain4j's builders want to be given; the read timeout it is told bounds a whole call. */
    static final class Builder implements HttpClientBuilder {
        private final Duration idle;
        private Duration timeout;

        Builder(Duration timeout, Duration idle) {
            this.timeout = timeout;
            this.idle = idle;
        }

        @Override
        public Duration connectTimeout() {
            return Transport.CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return this.timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BoundedHttpClient(timeout, idle);
        }
    }
}
