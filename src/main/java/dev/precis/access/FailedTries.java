package dev.precis.access;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the wrong keys that each address shows. A right key always passes: many callers may share one address, a proxy's
 * for example, and a key is too long to be guessed however often somebody may try. Remembers the addresses that failed last.
 * Thread-safe.
 */
public final class FailedTries {
    private static final int REMEMBERED = 10_000;
    /** Of an IPv6 address: whoever has one mostly has the other 2^64 of its network, too. */
    private static final int NETWORK_BYTES = 8;

    private final Rate rate;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    public FailedTries(Rate rate) {
        this.rate = rate;
    }

    /** Counts one; the answer is granted where the address has not failed too often. */
    public Allowance count(SocketAddress address) {
        return Allowance.take(bucket(network(address)), rate);
    }

    private synchronized Bucket bucket(String network) {
        return buckets.computeIfAbsent(network, key -> rate.bucket());
    }

    private static String network(SocketAddress address) {
        InetAddress ip = address instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (ip == null) {
            return "";
        }
        var bytes = ip.getAddress();
        return HexFormat.of().formatHex(ip instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }
}
