package dev.precis.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to a webhook.
 *
 * @param id the same at every attempt
 * @param attempts how often it was tried
 * @param tried when last; null where it never was
 * @param outcome of the last attempt, for the operator; null where there was none
 */
public record Notice(
        String id,
        String batch,
        String url,
        byte[] body,
        Instant created,
        State state,
        int attempts,
        @Nullable Instant tried,
        @Nullable String outcome) {
    /** Where it stands. */
    public enum State {
        DUE,
        DELIVERED,
        /** Tried to the end, in vain. */
        DEAD
    }
}
