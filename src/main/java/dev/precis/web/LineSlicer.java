package dev.precis.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the lines of a body; blank ones are left out. Holds the state of one pass. */
final class LineSlicer {
    private static final int BUFFER = 65_536;

    private final int most;
    private final List<Slice> slices = new ArrayList<>();
    private long start;
    private long position;
    private int line = 1;
    private boolean blank = true;

    /** @param most lines that are of interest; the pass ends soon after */
    LineSlicer(int most) {
        this.most = most;
    }

    BatchSlices slice(StoredBody body) {
        try (InputStream in = body.open()) {
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0 && slices.size() <= most; read = in.read(buffer)) {
                take(buffer, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        end();
        return new BatchSlices(slices, Map.of(), Map.of(), List.of());
    }

    private void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++, position++) {
            if (bytes[i] == '\n') {
                end();
                start = position + 1;
                line++;
            } else if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                blank = false;
            }
        }
    }

    private void end() {
        if (!blank) {
            slices.add(new Slice(start, (int) (position - start), line));
        }
        blank = true;
    }
}
