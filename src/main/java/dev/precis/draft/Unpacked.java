package dev.precis.draft;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A body that a server, or a proxy before it, has packed although nobody asked for that. What comes out of it ends with
 * an error after {@link BoundedHttpClient#BODY_LIMIT} bytes, whatever its size on the wire.
 */
final class Unpacked extends FilterInputStream {
    private int left = BoundedHttpClient.BODY_LIMIT;

    private Unpacked(InputStream in) {
        super(in);
    }

    /**
     * The bytes as they were before they were packed.
     *
     * @param headers of the answer, names in any case
     * @throws ZipException where they are packed in a way other than gzip
     */
    static InputStream of(Map<String, List<String>> headers, InputStream body) throws IOException {
        String coding = String.join(",", headers.getOrDefault("content-encoding", List.of()))
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> new Unpacked(new GZIPInputStream(body));
            default -> throw new ZipException("The answer is packed in a way that nobody asked for");
        };
    }

    static byte[] of(Map<String, List<String>> headers, byte[] body) throws IOException {
        if (body.length == 0) {
            return body;
        }
        try (InputStream plain = of(headers, new ByteArrayInputStream(body))) {
            return plain.readAllBytes();
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = super.read(into, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int bytes) throws BodyTooLargeException {
        left -= bytes;
        if (left < 0) {
            throw new BodyTooLargeException(BoundedHttpClient.BODY_LIMIT);
        }
    }
}
