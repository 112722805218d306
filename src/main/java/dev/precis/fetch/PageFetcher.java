package dev.precis.fetch;

import dev.precis.fetch.FetchException.Reason;
import java.io.IOException;
import java.net.IDN;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Fetches pages of the public web within limits of size and time. Nothing that is not public can be reached through it,
 * and nobody can learn from its answers what is there.
 *
 * <p>Thread-safe. Each fetch has a client of its own: no connection, cookie or look-up outlives it.
 */
public final class PageFetcher implements Fetcher, AutoCloseable {
    private static final int MOST_AT_ONCE = 64;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 16_384;
    private static final Timeout CONNECT = Timeout.ofMilliseconds(2_500);

    /** In which a fetch that reaches nothing is answered, whatever the cause. Longer than {@link #CONNECT}. */
    private static final Duration PACE = Duration.ofSeconds(3);

    private final FetchSettings settings;
    private final NameService names;
    private final AddressRule rule;
    private final Duration pace;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService lookups;
    private final ScheduledThreadPoolExecutor watch;
    private final Lookup<TlsSocketStrategy> tls;

    public PageFetcher(FetchSettings settings) {
        this(settings, NameService.SYSTEM, AddressRule.PUBLIC, PACE);
    }

    /** For tests, which have no public network: with other names, another rule, another pace. */
    PageFetcher(FetchSettings settings, NameService names, AddressRule rule, Duration pace) {
        this.settings = settings;
        this.names = names;
        this.rule = rule;
        this.pace = pace;
        this.lookups = lookups();
        this.watch = watch();
        this.tls = RegistryBuilder.<TlsSocketStrategy>create()
                .register(URIScheme.HTTPS.id, secured(DefaultClientTlsStrategy.createDefault()))
                .build();
    }

    @Override
    public FetchedPage fetch(String url) {
        var address = WebAddress.parse(url);
        if (!free.tryAcquire()) {
            throw new FetchException(Reason.BUSY, "Too many pages are being fetched; try again in a few seconds.");
        }
        var resolver = new CheckedResolver(names, rule, lookups);
        var dialer = new Dialer();
        try (var client = client(resolver, dialer)) {
            return new Fetch(client, resolver, dialer, settings, watch, pace).fetch(address);
        } catch (IOException e) {
            throw new FetchException(Reason.FAILED, "The connection broke off.");
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        watch.shutdownNow();
    }

    private CloseableHttpClient client(CheckedResolver resolver, Dialer dialer) {
        var headers = Http1Config.custom()
                .setMaxHeaderCount(MOST_HEADERS)
                .setMaxLineLength(LONGEST_HEADER)
                .build();
        var connections = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(dialer, null, resolver, tls),
                ManagedHttpClientConnectionFactory.builder()
                        .http1Config(headers)
                        .build());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(Timeout.of(settings.timeout()))
                .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Precis/1")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** Certificates name hosts in ASCII, and the client would ask for the name as people write it. */
    private static TlsSocketStrategy secured(TlsSocketStrategy strategy) {
        return (socket, host, port, attachment, context) ->
                strategy.upgrade(socket, IDN.toASCII(host, 0), port, attachment, context);
    }

    /** Look-ups cannot be interrupted; those that hang keep a thread, but never more than these. */
    private static ExecutorService lookups() {
        var pool = new ThreadPoolExecutor(
                MOST_AT_ONCE, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PageFetcher::daemon);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ScheduledThreadPoolExecutor watch() {
        var watch = new ScheduledThreadPoolExecutor(1, PageFetcher::daemon);
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fetch");
        thread.setDaemon(true);
        return thread;
    }
}
