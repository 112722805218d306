package dev.precis.store;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One article of a batch, in the forms in which it passes the store. */
public final class BatchItem {
    private BatchItem() {}

    /** Where an article stands. */
    public enum State {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * An article that is handed in.
     *
     * @param customId the caller's name for it; null for none
     * @param model that is to write it
     * @param request the article with its options
     */
    public record Given(@Nullable String customId, String model, byte[] request) {}

    /**
     * An article that a worker has taken.
     *
     * @param starts how often it was begun and not given back in order, this time included
     * @param tries how many tries failed before
     * @param failedAt when its model failed at it last, by the database's clock; null where it never did
     * @param token to be shown with the result
     */
    public record Claimed(
            String batch,
            int position,
            String model,
            byte[] request,
            int starts,
            int tries,
            @Nullable Instant failedAt,
            String token) {}

    /**
     * An article that has ended.
     *
     * @param document what came of it, as JSON; null where it was cancelled
     */
    public record Ended(int position, @Nullable String customId, State state, byte @Nullable [] document) {}
}
