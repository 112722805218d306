package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyRingTest {
    private static final Duration OFTEN = Duration.ofMillis(5);

    private final ApiKey key = ApiKey.random();
    private final KeyEntry good = KeyEntry.of("newsroom", Role.USE, key, Instant.EPOCH);
    private final KeyEntry revoked =
            new KeyEntry(good.id(), good.name(), good.role(), good.hash(), good.created(), Instant.EPOCH);

    private volatile List<KeyEntry> kept = List.of();
    private volatile boolean away;
    private final AtomicInteger asked = new AtomicInteger();

    private List<KeyEntry> source() {
        asked.incrementAndGet();
        if (away) {
            throw new IllegalStateException("The database is away");
        }
        return kept;
    }

    private KeyRing ring(boolean strict, KeyEntry... fixed) {
        return new KeyRing(List.of(fixed), this::source, strict, OFTEN);
    }

    @Test
    void knowsWhoseAKeyIs() {
        kept = List.of(good);
        try (var ring = ring(false)) {
            assertThat(ring.find(key)).contains(new Caller("newsroom", good.id(), Role.USE));
            assertThat(ring.find(ApiKey.random())).isEmpty();
            assertThat(ring.isAsked()).isTrue();
        }
    }

    @Test
    void asksForNoKeyWhereThereIsNoneUnlessItMust() {
        try (var lax = ring(false);
                var strict = ring(true)) {
            assertThat(lax.isAsked()).isFalse();
            assertThat(lax.isGood(Caller.LOCAL)).isTrue();
            assertThat(strict.isAsked()).isTrue();
            assertThat(strict.isEmpty()).isTrue();
        }
    }

    @Test
    void learnsOfAKeyThatIsMade() throws InterruptedException {
        try (var ring = ring(false)) {
            kept = List.of(good);
            await(() -> ring.find(key).isPresent());
            assertThat(ring.isAsked()).isTrue();
            assertThat(ring.isGood(Caller.LOCAL)).as("who came without a key").isFalse();
        }
    }

    @Test
    void learnsOfAKeyThatIsRevokedAndNeverStandsOpenThen() throws InterruptedException {
        kept = List.of(good);
        try (var ring = ring(false)) {
            var caller = ring.find(key).orElseThrow();
            assertThat(ring.isGood(caller)).isTrue();
            kept = List.of(revoked);
            await(() -> ring.find(key).isEmpty());
            assertThat(ring.isGood(caller)).isFalse();
            assertThat(ring.isAsked()).isTrue();
        }
    }

    @Test
    void keepsWhatItReadLastWhileTheDatabaseIsAway() throws InterruptedException {
        kept = List.of(good);
        try (var ring = ring(false)) {
            away = true;
            int before = asked.get();
            await(() -> asked.get() > before + 3);
            assertThat(ring.find(key)).isPresent();
            kept = List.of(revoked);
            away = false;
            await(() -> ring.find(key).isEmpty());
        }
    }

    @Test
    void letsNobodyInBeforeItCouldReadTheKeys() throws InterruptedException {
        away = true;
        kept = List.of(good);
        try (var ring = ring(false)) {
            assertThat(ring.isKnown()).isFalse();
            assertThat(ring.isAsked()).isTrue();
            assertThat(ring.find(key)).isEmpty();
            away = false;
            await(ring::isKnown);
            assertThat(ring.find(key)).isPresent();
        }
    }

    @Test
    void takesKeysOfTheSettingsWithoutADatabase() {
        away = true;
        var set = KeyEntry.parse("machine:admin:" + key.hash().hex());
        try (var ring = ring(false, set)) {
            assertThat(ring.find(key)).contains(new Caller("machine", set.id(), Role.ADMIN));
            assertThat(ring.isEmpty()).isFalse();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            Thread.sleep(2);
        }
    }
}
