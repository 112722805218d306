package dev.precis.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks the hosts of one fetch up, each once, and hands out only addresses that may be dialled. The client dials what it
 * gets from here and asks nobody else, so there is no second look-up that could answer differently.
 */
final class CheckedResolver implements DnsResolver {
    /** More are not tried: each may take the time of a connection. */
    private static final int MOST = 2;

    private static final int LOOKUP_SECONDS = 2;

    private final NameService names;
    private final AddressRule rule;
    private final ExecutorService lookups;
    private final Map<String, InetAddress[]> known = new HashMap<>();
    private String host = "";

    CheckedResolver(NameService names, AddressRule rule, ExecutorService lookups) {
        this.names = names;
        this.rule = rule;
        this.lookups = lookups;
    }

    /** Says which host is dialled next, as our own parser read it. */
    synchronized void next(WebAddress address) {
        host = address.host();
    }

    /**
     * The addresses of the host that is dialled next.
     *
     * @param written ignored: the client has its own ideas of names beyond ASCII
     * @throws UnknownHostException also where one of its addresses is not allowed: such a name is up to no good
     */
    @Override
    public synchronized InetAddress[] resolve(String written) throws UnknownHostException {
        InetAddress[] addresses = known.get(host);
        if (addresses == null) {
            addresses = lookUp(host);
            if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(rule::allows)) {
                throw new UnknownHostException(host);
            }
            addresses = Arrays.copyOf(addresses, Math.min(addresses.length, MOST));
            known.put(host, addresses);
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        var lookup = lookups.submit(() -> names.addresses(host));
        try {
            return lookup.get(LOOKUP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            lookup.cancel(true);
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }
}
