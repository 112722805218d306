package dev.precis.draft;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Collects an answer whose body has up to a number of bytes; a longer one fails, and its connection is closed. */
final class CappedBody implements AsyncResponseConsumer<HttpAnswer> {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable HttpResponse head;
    private @Nullable HttpAnswer answer;
    private @Nullable FutureCallback<HttpAnswer> callback;

    CappedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails body,
            HttpContext context,
            FutureCallback<HttpAnswer> callback)
            throws IOException {
        this.head = response;
        this.callback = callback;
        if (body == null) {
            streamEnd(null);
        }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // The answer itself is still to come.
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) throws BodyTooLargeException {
        if (part.remaining() > limit - bytes.size()) {
            throw new BodyTooLargeException(limit);
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.write(copy, 0, copy.length);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        answer = HttpAnswer.of(Objects.requireNonNull(head), bytes.toByteArray());
    }

    @Override
    public void failed(Exception cause) {
        // The exchange tells of it.
    }

    @Override
    public void releaseResources() {
        HttpAnswer whole = answer;
        // Only now is the connection back in the pool, for the very next call.
        if (whole != null) {
            Objects.requireNonNull(callback).completed(whole);
        }
    }
}
