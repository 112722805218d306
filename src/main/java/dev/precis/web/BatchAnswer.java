package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.store.Batch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A batch as it stands. */
record BatchAnswer(
        String id,
        @JsonPropertyDescription("Always batch.") String object,
        Status status,
        Counts counts,

        @JsonPropertyDescription("The part of the articles that has ended, from 0 to 1.")
        BigDecimal progress,

        String created,

        @JsonPropertyDescription("When its last article ended; null while one has not.") @Nullable
        String completed,

        @JsonPropertyDescription("What is not done by then fails.")
        String expires,

        @JsonPropertyDescription("Where its results are; those that are there already can be read while it runs.")
        String results) {
    private static final int PROGRESS_DIGITS = 4;

    /** Where it stands. */
    enum Status {
        QUEUED,
        RUNNING,
        COMPLETED,
        CANCELLED
    }

    /** How many of its articles stand where; total is the sum of the others. */
    record Counts(
            int total,

            @JsonPropertyDescription("Not ended yet, whether begun or not.")
            int pending,

            int succeeded,
            int failed,
            int cancelled) {}

    static BatchAnswer of(Batch batch) {
        var counts = batch.counts();
        int ended = counts.total() - counts.open();
        return new BatchAnswer(
                batch.id(),
                "batch",
                status(batch),
                new Counts(counts.total(), counts.open(), counts.succeeded(), counts.failed(), counts.cancelled()),
                BigDecimal.valueOf(ended)
                        .divide(BigDecimal.valueOf(Math.max(1, counts.total())), PROGRESS_DIGITS, RoundingMode.DOWN),
                String.valueOf(time(batch.created())),
                time(batch.completed()),
                String.valueOf(time(batch.expires())),
                BatchesEndpoint.PATH + "/" + batch.id() + "/results");
    }

    private static Status status(Batch batch) {
        return switch (batch.state()) {
            case COMPLETED -> Status.COMPLETED;
            case CANCELLED -> Status.CANCELLED;
            case OPEN, FILLING -> batch.counts().waiting() == batch.counts().total() ? Status.QUEUED : Status.RUNNING;
        };
    }

    static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The tag of a batch as it stands: of the bytes it is answered with. */
    static String tag(byte[] json) {
        return '"' + java.util.UUID.nameUUIDFromBytes(json).toString().replace("-", "") + '"';
    }
}
