package dev.precis.jobs;

import dev.precis.store.Batch;

/** What is done with one article, and how it is told: known to whoever speaks with the callers. Thread-safe. */
public interface Work {
    /**
     * Runs one article.
     *
     * @param owner of the batch
     * @param request the article with its options
     * @return the answer as JSON
     */
    byte[] run(String owner, byte[] request);

    /** Tells why there is no answer. */
    Failure explain(Throwable failure);

    /** The body of the notice that a batch has ended. */
    byte[] notice(Batch batch);

    /**
     * Why an article has no answer.
     *
     * @param document the problem as JSON
     * @param lasting true where the same again would fail again
     */
    record Failure(byte[] document, boolean lasting) {}
}
