package dev.precis.store;

/** What has to be written although the thread was told to end its work: the interrupt comes back afterwards. */
final class Uninterrupted implements AutoCloseable {
    private final boolean interrupted = Thread.interrupted();

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
