package dev.precis.text;

import java.util.concurrent.CancellationException;

/** Lets long work end where nobody waits for it any more. Called now and then from its loops. */
public final class Interruption {
    private Interruption() {}

    /** @throws CancellationException where the thread is interrupted, which it stays */
    public static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The work is no longer wanted");
        }
    }
}
