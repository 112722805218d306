package dev.precis.fetch;

import dev.precis.fetch.FetchException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with a failure where more comes than may. */
final class CappedStream extends FilterInputStream {
    private final int most;
    private long read;

    CappedStream(InputStream in, int most) {
        super(in);
        this.most = most;
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

    private void count(int bytes) {
        read += bytes;
        if (read > most) {
            throw new FetchException(
                    Reason.FAILED, "The page is larger than " + most / 1_000_000 + " MB, which is more than is read.");
        }
    }
}
