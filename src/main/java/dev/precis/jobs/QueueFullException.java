package dev.precis.jobs;

/** Too many articles wait already. */
public final class QueueFullException extends RuntimeException {
    QueueFullException(long open, int most) {
        super(open + " articles wait already and at most " + most + " may; nothing of this batch was taken");
    }
}
