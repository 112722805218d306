package dev.precis.article;

/** Turns submissions into articles. Thread-safe. */
public final class Intake {
    /**
     * Reads a submission.
     *
     * @throws UnreadableArticleException where it holds no article
     */
    public Article read(Submission submission) {
        throw new UnsupportedOperationException();
    }
}
