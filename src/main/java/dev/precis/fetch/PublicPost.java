package dev.precis.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Lookup;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts bodies to addresses that callers name, with the same care as pages are fetched: the address that is dialled is the
 * one that was checked, no redirect is followed, nothing of the answer is read but its status. Thread-safe.
 */
public final class PublicPost implements AutoCloseable {
    /** Answered where nothing could be reached, or may be. */
    public static final int UNREACHABLE = 0;

    private static final int MOST_LOOKUPS = 8;
    private static final Timeout CONNECT = Timeout.ofMilliseconds(5_000);

    private final Duration timeout;
    private final AddressRule rule;
    private final ExecutorService lookups;
    private final ScheduledThreadPoolExecutor watch;
    private final Lookup<TlsSocketStrategy> tls;

    /**
     * Makes one.
     *
     * @param timeout for a whole post
     * @param everywhere whether addresses that are not public may be dialled, too
     */
    public PublicPost(Duration timeout, boolean everywhere) {
        this.timeout = timeout;
        this.rule = everywhere ? address -> true : AddressRule.PUBLIC;
        this.lookups = new ThreadPoolExecutor(
                MOST_LOOKUPS, MOST_LOOKUPS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), PublicPost::daemon);
        this.watch = new ScheduledThreadPoolExecutor(1, PublicPost::daemon);
        watch.setRemoveOnCancelPolicy(true);
        this.tls = RegistryBuilder.<TlsSocketStrategy>create()
                .register(URIScheme.HTTPS.id, DefaultClientTlsStrategy.createDefault())
                .build();
    }

    /**
     * Posts a body.
     *
     * @return the status of the answer, or {@link #UNREACHABLE}
     */
    public int post(String url, Map<String, String> headers, byte[] body) {
        try {
            return post(WebAddress.parse(url), headers, body);
        } catch (FetchException | IOException e) {
            return UNREACHABLE;
        }
    }

    private int post(WebAddress address, Map<String, String> headers, byte[] body) throws IOException {
        var resolver = new CheckedResolver(NameService.SYSTEM, rule, lookups);
        resolver.next(address);
        var post = request(address, headers, body);
        var alarm = watch.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try (var client = client(resolver);
                var response = client.executeOpen(
                        new HttpHost(address.scheme(), address.host(), address.port()), post, null)) {
            return response.getCode();
        } catch (IllegalStateException e) {
            throw new IOException(e);
        } finally {
            // What the answer has to say is not read: the connection is cut.
            post.cancel();
            alarm.cancel(false);
        }
    }

    private static HttpPost request(WebAddress address, Map<String, String> headers, byte[] body) {
        var post = new HttpPost("/");
        post.setScheme(address.scheme());
        post.setAuthority(new URIAuthority(address.host(), address.port()));
        post.setPath(address.target());
        headers.forEach(post::setHeader);
        post.setHeader("Connection", "close");
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return post;
    }

    private CloseableHttpClient client(CheckedResolver resolver) {
        var connections = new BasicHttpClientConnectionManager(
                new DefaultHttpClientConnectionOperator(new Dialer(), null, resolver, tls), null);
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(Timeout.of(timeout))
                .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Precis/1")
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        watch.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "webhook");
        thread.setDaemon(true);
        return thread;
    }
}
