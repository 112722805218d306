package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.store.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The notices that no webhook would take. */
record DeadLettersAnswer(List<Letter> deadLetters) {
    /** One of them. */
    record Letter(
            @JsonPropertyDescription("The webhook-id under which it was sent.")
            String id,

            @JsonPropertyDescription("The batch that it tells of.")
            String batch,

            String url,
            String created,
            int attempts,
            @Nullable String lastAttempt,

            @JsonPropertyDescription("What became of the last attempt: a status, or that nothing was reached.")
            @Nullable
            String outcome) {}

    static DeadLettersAnswer of(List<Notice> notices) {
        return new DeadLettersAnswer(notices.stream()
                .map(notice -> new Letter(
                        notice.id(),
                        notice.batch(),
                        notice.url(),
                        String.valueOf(BatchAnswer.time(notice.created())),
                        notice.attempts(),
                        BatchAnswer.time(notice.tried()),
                        notice.outcome()))
                .toList());
    }
}
