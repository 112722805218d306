package dev.precis.web;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.precis.access.KeyEntry;
import dev.precis.access.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of GET /v1/keys. */
record KeysAnswer(
        @JsonPropertyDescription("Always keys.") String object,
        @JsonPropertyDescription("The oldest first.") List<Entry> keys) {

    static KeysAnswer of(List<KeyEntry> entries) {
        return new KeysAnswer("keys", entries.stream().map(Entry::of).toList());
    }

    /** What is known of one key: never the key itself. */
    record Entry(
            @JsonPropertyDescription("By which it is revoked.")
            String id,

            @JsonPropertyDescription("Whose it is. Keys of one name own the same things.")
            String name,

            Role role,

            @JsonPropertyDescription("RFC 3339, UTC.") String created,

            @JsonPropertyDescription("Since when it is void; null while it is good.") @Nullable
            String revoked) {

        static Entry of(KeyEntry entry) {
            var revoked = entry.revoked();
            return new Entry(
                    entry.id(),
                    entry.name(),
                    entry.role(),
                    time(entry.created()),
                    revoked == null ? null : time(revoked));
        }

        private static String time(Instant moment) {
            return moment.truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }
}
