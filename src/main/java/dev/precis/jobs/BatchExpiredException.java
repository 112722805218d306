package dev.precis.jobs;

/** The time of a batch is over. */
public final class BatchExpiredException extends RuntimeException {
    BatchExpiredException() {
        super("The batch's time was over before this article's turn; hand it in again");
    }
}
