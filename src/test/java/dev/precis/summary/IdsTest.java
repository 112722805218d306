package dev.precis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

    @Test
    void isAUuidOfVersionSeven() {
        UUID id = UUID.fromString(at(NOW).next());

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void sortsByTime() {
        assertThat(at(NOW).next()).isLessThan(at(NOW.plusMillis(1)).next());
    }

    @Test
    void givesNoIdTwice() {
        Ids ids = at(NOW);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            seen.add(ids.next());
        }
        assertThat(seen).hasSize(1000);
    }

    private static Ids at(Instant time) {
        return new Ids(Clock.fixed(time, ZoneOffset.UTC));
    }
}
