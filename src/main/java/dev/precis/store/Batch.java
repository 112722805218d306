package dev.precis.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Many articles in the background, as they stand at one moment.
 *
 * @param priority higher goes first
 * @param expires what is not done by then fails
 * @param completed when its last article ended; null while one is open
 * @param webhook whom to tell then; null for nobody
 */
public record Batch(
        String id,
        String owner,
        Instant created,
        State state,
        int priority,
        Instant expires,
        @Nullable Instant completed,
        @Nullable String webhook,
        Counts counts) {
    /** Where it stands, as it is stored. */
    public enum State {
        /** Its articles are being stored; nobody sees it yet. */
        FILLING,
        OPEN,
        /** Nothing more begins; what runs may end. */
        CANCELLED,
        COMPLETED
    }

    /**
     * How many of its articles stand where.
     *
     * @param waiting not begun, or given back
     */
    public record Counts(int total, int waiting, int running, int succeeded, int failed, int cancelled) {
        /** What has not ended. */
        public int open() {
            return waiting + running;
        }
    }
}
