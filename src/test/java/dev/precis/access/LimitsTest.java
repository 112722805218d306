package dev.precis.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Rate RATE = new Rate(3, Duration.ofHours(1));
    private static final Caller ONE = new Caller("a", "key_1", Role.USE);
    private static final Caller TWO = new Caller("a", "key_2", Role.USE);

    private final Limits limits =
            new Limits(AccessSettings.DEFAULT.withRate(RATE).withConcurrency(2));

    @Test
    void countsDownAndTellsHowLongToWait() {
        assertThat(limits.count(ONE).orElseThrow().remaining()).isEqualTo(2);
        assertThat(limits.count(ONE).orElseThrow().remaining()).isEqualTo(1);
        assertThat(limits.count(ONE).orElseThrow().granted()).isTrue();
        var refused = limits.count(ONE).orElseThrow();
        assertThat(refused.granted()).isFalse();
        assertThat(refused.pauseSeconds()).isBetween(600L, 1_200L);
        assertThat(refused.policy()).isEqualTo("\"requests\";q=3;w=3600");
        assertThat(refused.state()).matches("\"requests\";r=0;t=3[56]\\d\\d");
    }

    @Test
    void countsEachKeyForItself() {
        for (int i = 0; i < 5; i++) {
            limits.count(ONE);
        }
        assertThat(limits.count(TWO).orElseThrow().granted()).isTrue();
    }

    @Test
    void limitsNobodyWithoutAKeyOrWhereItIsOff() {
        assertThat(limits.count(Caller.LOCAL)).isEmpty();
        assertThat(new Limits(AccessSettings.DEFAULT.withRate(null)).count(ONE)).isEmpty();
        for (int i = 0; i < 5; i++) {
            assertThat(limits.enter(Caller.LOCAL)).isNotNull();
        }
    }

    @Test
    void letsSoManyInAtTheSameTime() {
        var first = Objects.requireNonNull(limits.enter(ONE));
        assertThat(limits.enter(ONE)).isNotNull();
        assertThat(limits.enter(ONE)).isNull();
        assertThat(limits.enter(TWO)).isNotNull();
        first.run();
        assertThat(limits.enter(ONE)).isNotNull();
    }

    @Test
    void countsWrongKeysOfAnAddress() throws UnknownHostException {
        var failures = new FailedTries(new Rate(2, Duration.ofHours(1)));
        assertThat(failures.count(from("192.0.2.1")).granted()).isTrue();
        assertThat(failures.count(from("192.0.2.1")).granted()).isTrue();
        assertThat(failures.count(from("192.0.2.1")).granted()).isFalse();
        assertThat(failures.count(from("192.0.2.2")).granted()).isTrue();
    }

    @Test
    void takesANetworkOfIpVersion6ForOneAddress() throws UnknownHostException {
        var failures = new FailedTries(new Rate(1, Duration.ofHours(1)));
        assertThat(failures.count(from("2001:db8:1:2:3::4")).granted()).isTrue();
        assertThat(failures.count(from("2001:db8:1:2:ffff::9")).granted()).isFalse();
        assertThat(failures.count(from("2001:db8:1:3::4")).granted()).isTrue();
    }

    @Test
    void forgetsTheAddressesThatFailedLongestAgo() throws UnknownHostException {
        var failures = new FailedTries(new Rate(1, Duration.ofHours(1)));
        failures.count(from("192.0.2.1"));
        for (int i = 0; i < 20_000; i++) {
            failures.count(from("10.0." + i / 250 + "." + i % 250));
        }
        assertThat(failures.count(from("192.0.2.1")).granted()).isTrue();
    }

    private static InetSocketAddress from(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 40_000);
    }
}
