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
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client under LangChain4j's models. Its own ends the timeout when the headers arrive, reads bodies of any
 * size and drops {@code Retry-After}; here the deadline covers the whole exchange, a body ends at {@link #BODY_LIMIT},
 * redirects are not followed, and a failure keeps what the server asked for. Thread-safe; all share one JDK client,
 * because each of those keeps a thread.
 */
final class BoundedHttpClient implements HttpClient {
    /** In bytes. A long summary has about 10 KB. */
    static final int BODY_LIMIT = 1 << 20;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    // HTTP/1.1: some model servers stumble over the upgrade header, and a cancelled HTTP/2 stream spoils its
    // connection.
    private static final java.net.http.HttpClient JDK = java.net.http.HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final Duration deadline;

    BoundedHttpClient(Duration deadline) {
        this.deadline = deadline;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CappedBody body = new CappedBody(BODY_LIMIT);
        CompletableFuture<HttpResponse<byte[]>> exchange = JDK.sendAsync(jdkRequest(request), info -> body);
        return answer(awaitOrClose(exchange, body));
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        new EventStream(JDK, jdkRequest(request), deadline, parser, listener).start();
    }

    private <T> T awaitOrClose(CompletableFuture<T> exchange, CappedBody body) {
        try {
            return await(exchange, deadline);
        } catch (RuntimeException e) {
            exchange.cancel(true);
            body.close();
            throw e;
        }
    }

    private static SuccessfulHttpResponse answer(HttpResponse<byte[]> response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        requireSuccess(response, body);
        AnswerCheck.check(body);
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    static void requireSuccess(HttpResponse<?> response, String body) {
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            throw new HttpFailure(
                    status, AnswerCheck.errorCode(body), RetryAfter.in(response.headers(), Clock.systemUTC()));
        }
    }

    /** Waits for the answer. An interrupt ends the call and stays set, so that the caller's caller sees it too. */
    static <T> T await(CompletableFuture<T> exchange, Duration limit) {
        try {
            return exchange.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("No complete answer within " + limit);
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

    private static java.net.http.HttpRequest jdkRequest(HttpRequest request) {
        if (!request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty()) {
            throw new UnsupportedOperationException("Forms are not sent to models");
        }
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        var body = request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body());
        return builder.method(request.method().name(), body).build();
    }

    /** What LangChain4j's builders want to be given; the read timeout it is told becomes the deadline of a call. */
    static final class Builder implements HttpClientBuilder {
        private Duration deadline;

        Builder(Duration deadline) {
            this.deadline = deadline;
        }

        @Override
        public Duration connectTimeout() {
            return CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return deadline;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            deadline = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BoundedHttpClient(deadline);
        }
    }
}
