package dev.precis.store;

/** An equal request has been running for longer than this one could wait. */
public final class StillRunningException extends RuntimeException {
    StillRunningException() {
        super("An equal request is still running");
    }
}
