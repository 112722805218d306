package dev.precis.web;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request, wherever it lies. */
interface StoredBody {
    /** All of it, from its start. */
    InputStream open();

    /** A part of it. */
    byte[] slice(long offset, int length);

    byte[] sha256();

    /** Takes a body in, piece by piece. Called by one thread at a time. */
    interface Sink {
        void take(byte[] part) throws IOException;

        /** The whole, when nothing more comes. */
        StoredBody body();

        /** Whether taking may wait for a disk. */
        boolean blocks();
    }
}
