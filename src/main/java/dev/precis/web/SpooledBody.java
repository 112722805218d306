package dev.precis.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A body in a file that is deleted as soon as it is open, so that nothing of it is left, however the process ends. Filled by
 * one thread at a time, then read by any.
 */
final class SpooledBody implements StoredBody, StoredBody.Sink {
    private final FileChannel file;
    private final MessageDigest digest = digest();
    private byte[] sha256 = {};

    private SpooledBody(FileChannel file) {
        this.file = file;
    }

    /** An empty one in the folder for temporary files. */
    static SpooledBody create() throws IOException {
        return new SpooledBody(FileChannel.open(
                Files.createTempFile("precis", ".batch"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public void take(byte[] part) throws IOException {
        digest.update(part);
        var buffer = ByteBuffer.wrap(part);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    @Override
    public StoredBody body() {
        sha256 = digest.digest();
        return this;
    }

    @Override
    public boolean blocks() {
        return true;
    }

    @Override
    public InputStream open() {
        return new Reading();
    }

    @Override
    public byte[] slice(long offset, int length) {
        var buffer = ByteBuffer.allocate(length);
        try {
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = file.read(buffer, offset + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads from a place of its own, so that several may read. */
    private final class Reading extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = file.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(0, read);
            return read;
        }
    }
}
