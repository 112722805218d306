package dev.precis.jobs;

/** Work on an article has ended its worker again and again: the process died, or never came back. */
public final class PoisonousArticleException extends RuntimeException {
    PoisonousArticleException() {
        super("Work on this article broke down " + JobSettings.MOST_TRIES
                + " times without an answer; it is not tried again");
    }
}
