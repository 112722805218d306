package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several instances count a key together. */
@Timeout(60)
class SharedUseTest {
    private final Ledger ledger = new Ledger();
    private final Map<String, Long> heard = new HashMap<>();
    private final SharedUse one = new SharedUse(ledger, (key, count) -> {});
    private final SharedUse two = new SharedUse(ledger, (key, count) -> heard.merge(key, count, Long::sum));

    /** What all have let in, in memory; may be out of reach. */
    private static final class Ledger implements UseLedger {
        private final Map<String, Long> totals = new HashMap<>();
        private boolean isAway;

        @Override
        public synchronized Map<String, Long> exchange(Map<String, Long> requests) {
            if (isAway) {
                throw new IllegalStateException("away");
            }
            requests.forEach((key, count) -> totals.merge(key, count, Long::sum));
            return Map.copyOf(totals);
        }
    }

    private static void use(SharedUse instance, String key, int times) {
        for (int i = 0; i < times; i++) {
            instance.add(key);
        }
        instance.exchange();
    }

    @Test
    void hearsOfOthersAndNotOfItself() {
        two.exchange();
        use(one, "a", 3);
        use(two, "a", 5);
        use(one, "b", 2);
        two.exchange();
        two.exchange();
        assertThat(heard).isEqualTo(Map.of("a", 3L, "b", 2L));
        assertThat(ledger.totals).isEqualTo(Map.of("a", 8L, "b", 2L));
    }

    @Test
    void doesNotCountWhatWasBeforeItsTime() {
        use(one, "a", 3);
        use(two, "a", 1);
        assertThat(heard).isEmpty();
        use(one, "a", 4);
        two.exchange();
        assertThat(heard).isEqualTo(Map.of("a", 4L));
    }

    @Test
    void tellsLaterWhatItCannotTellNow() {
        two.exchange();
        ledger.isAway = true;
        use(one, "a", 2);
        use(two, "a", 1);
        ledger.isAway = false;
        use(one, "a", 1);
        two.exchange();
        assertThat(heard).isEqualTo(Map.of("a", 3L));
        assertThat(ledger.totals).isEqualTo(Map.of("a", 4L));
    }

    /** A rate of five an hour: what one instance has let in is not there at the other any more. */
    @Test
    void holdsARateOverAllInstances() throws InterruptedException {
        var settings = AccessSettings.DEFAULT.withRate(new Rate(5, Duration.ofHours(1)));
        var caller = new Caller("a", "key_1", Role.USE);
        try (var first = new Limits(settings, ledger, Duration.ofMillis(5));
                var second = new Limits(settings, ledger, Duration.ofMillis(5))) {
            assertThat(second.count(caller).orElseThrow().granted()).isTrue();
            while (first.count(caller).orElseThrow().granted()) {
                Thread.sleep(20);
            }
            while (second.count(caller).orElseThrow().granted()) {
                Thread.sleep(20);
            }
            // Each may let one in before it hears of the other's last.
            assertThat(ledger.totals.get("key_1")).isBetween(5L, 10L);
            assertThat(second.count(caller).orElseThrow().pauseSeconds()).isPositive();
        }
    }
}
