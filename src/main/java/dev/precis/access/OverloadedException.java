package dev.precis.access;

/** More is asked of this instance than it can do just now. */
public final class OverloadedException extends RuntimeException {
    OverloadedException() {
        // Thrown when there is much else to do: without its stack.
        super("This instance has more to do than it can just now", null, false, false);
    }
}
