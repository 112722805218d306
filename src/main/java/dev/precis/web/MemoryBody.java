package dev.precis.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;

/** A body in memory. */
record MemoryBody(byte[] bytes) implements StoredBody {
    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] slice(long offset, int length) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }

    @Override
    public byte[] sha256() {
        return SpooledBody.digest().digest(bytes);
    }

    /** Gathers one. */
    static final class Sink implements StoredBody.Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void take(byte[] part) {
            bytes.writeBytes(part);
        }

        @Override
        public StoredBody body() {
            return new MemoryBody(bytes.toByteArray());
        }

        @Override
        public boolean blocks() {
            return false;
        }
    }
}
