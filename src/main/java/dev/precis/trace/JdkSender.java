package dev.precis.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.Compressor;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.MessageWriter;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends spans to a collector, and tries again as OTLP says. A collector that is away costs spans, never a request. */
final class JdkSender implements HttpSender {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    private final HttpSenderConfig config;
    private final HttpClient client;

    JdkSender(HttpSenderConfig config) {
        this.config = config;
        var builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.getConnectTimeout());
        if (config.getSslContext() != null) {
            builder.sslContext(config.getSslContext());
        }
        this.client = builder.build();
    }

    @Override
    public void send(MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> failed) {
        try {
            attempt(request(message), 1).whenComplete((answer, failure) -> {
                if (failure == null) {
                    answered.accept(answer);
                } else {
                    failed.accept(failure);
                }
            });
        } catch (IOException | RuntimeException e) {
            failed.accept(e);
        }
    }

    private HttpRequest request(MessageWriter message) throws IOException {
        var request = HttpRequest.newBuilder(config.getEndpoint())
                .timeout(config.getTimeout())
                .header("Content-Type", config.getContentType());
        var headers = config.getHeadersSupplier().get();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        }
        var compressor = config.getCompressor();
        if (compressor != null) {
            request.header("Content-Encoding", compressor.getEncoding());
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(bytes(message, compressor)))
                .build();
    }

    private static byte[] bytes(MessageWriter message, @Nullable Compressor compressor) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (compressor == null) {
            message.writeMessage(bytes);
        } else {
            try (var out = compressor.compress(bytes)) {
                message.writeMessage(out);
            }
        }
        return bytes.toByteArray();
    }

    private CompletableFuture<HttpResponse> attempt(HttpRequest request, int number) {
        return client.sendAsync(request, BodyHandlers.ofInputStream())
                .handle((answer, failure) -> {
                    boolean passing = failure != null || PASSING.contains(answer.statusCode());
                    var policy = config.getRetryPolicy();
                    if (passing && policy != null && number < policy.getMaxAttempts()) {
                        return CompletableFuture.supplyAsync(() -> null, after(pause(policy, number)))
                                .thenCompose(nothing -> attempt(request, number + 1));
                    }
                    return failure == null
                            ? CompletableFuture.<HttpResponse>completedFuture(read(answer))
                            : CompletableFuture.<HttpResponse>failedFuture(failure);
                })
                .thenCompose(outcome -> outcome);
    }

    private static java.util.concurrent.Executor after(Duration pause) {
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Duration pause(RetryPolicy policy, int number) {
        double millis = policy.getInitialBackoff().toMillis() * Math.pow(policy.getBackoffMultiplier(), number - 1);
        return Duration.ofMillis((long) Math.min(millis, policy.getMaxBackoff().toMillis()));
    }

    private static HttpResponse read(java.net.http.HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            return new Answer(answer.statusCode(), body.readNBytes(MOST_OF_AN_ANSWER));
        } catch (IOException e) {
            return new Answer(answer.statusCode(), new byte[0]);
        }
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }

    @SuppressWarnings("ArrayRecordComponent") // The bytes are only carried.
    private record Answer(int status, byte[] body) implements HttpResponse {
        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        public String getStatusMessage() {
            return String.valueOf(status);
        }

        @Override
        public byte[] getResponseBody() {
            return body;
        }
    }
}
