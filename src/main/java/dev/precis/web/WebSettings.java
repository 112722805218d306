package dev.precis.web;

import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.VirtualThreads;

/**
 * How the service listens.
 *
 * @param host address to bind
 * @param port 0 to 65535; 0 takes a free one
 * @param maxBody largest body, in bytes
 * @param maxCharacters longest article, in UTF-16 units
 * @param headerTimeout in which the header of a request must have arrived
 * @param bodyTimeout in which its body must have arrived
 * @param idleTimeout after which a connection on which nothing moves is closed
 * @param heartbeat between two signs of life in an event stream
 * @param maxRequests requests with a body at the same time
 * @param maxConnections open at the same time
 * @param stopTimeout how long running requests may take when the service stops
 * @param batches how large batches may be
 */
public record WebSettings(
        String host,
        int port,
        int maxBody,
        int maxCharacters,
        Duration headerTimeout,
        Duration bodyTimeout,
        Duration idleTimeout,
        Duration heartbeat,
        int maxRequests,
        int maxConnections,
        Duration stopTimeout,
        BatchLimits batches) {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    public static final WebSettings DEFAULT = new WebSettings(
            "127.0.0.1",
            8080,
            5_000_000,
            2_000_000,
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            VirtualThreads.areSupported() ? 5_000 : 500,
            4_000,
            Duration.ofSeconds(20),
            BatchLimits.DEFAULT);

    /** With the usual limits of batches. */
    public WebSettings(
            String host,
            int port,
            int maxBody,
            int maxCharacters,
            Duration headerTimeout,
            Duration bodyTimeout,
            Duration idleTimeout,
            Duration heartbeat,
            int maxRequests,
            int maxConnections,
            Duration stopTimeout) {
        this(
                host,
                port,
                maxBody,
                maxCharacters,
                headerTimeout,
                bodyTimeout,
                idleTimeout,
                heartbeat,
                maxRequests,
                maxConnections,
                stopTimeout,
                BatchLimits.DEFAULT);
    }

    /** True where only programs of this machine can reach it. */
    boolean isLocal() {
        return LOOPBACK.matcher(host).matches();
    }

    public WebSettings withAddress(String host, int port) {
        return new WebSettings(
                host,
                port,
                maxBody,
                maxCharacters,
                headerTimeout,
                bodyTimeout,
                idleTimeout,
                heartbeat,
                maxRequests,
                maxConnections,
                stopTimeout,
                batches);
    }

    public WebSettings withBatches(BatchLimits batches) {
        return new WebSettings(
                host,
                port,
                maxBody,
                maxCharacters,
                headerTimeout,
                bodyTimeout,
                idleTimeout,
                heartbeat,
                maxRequests,
                maxConnections,
                stopTimeout,
                batches);
    }
}
