package dev.precis.draft;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The one HTTP client of the process: a thread a core moves the bytes of all exchanges. It does nothing on its own
 * account: no redirects, retries, cookies, compression, authentication, and no proxy, whatever the environment says.
 */
final class Transport {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    /** Of connections, to all servers together. How many calls run is limited above, by provider. */
    private static final int POOL = 10_000;

    private static final String EXCHANGE = Exchange.class.getName();
    /**
     * A connection that has said nothing for longer is not used again. Routers, and servers that are gone, forget one
     * without a word; the request that tries it then waits for nothing until its time is over. A handshake now and then
     * costs less: calls follow each other at once, or seconds apart.
     */
    private static final TimeValue REUSE = TimeValue.ofSeconds(2);
    /**
     * In seconds. A server that has gone while a call waits for its answer is found after 5 + 8 of them; one packet in
     * three may be lost and a living server still answers one of eight.
     */
    private static final int PROBE_AFTER = 5;

    private static final int PROBE_EACH = 1;
    private static final int PROBES = 8;

    /** In bytes. Each call has three of them as long as it lasts; the client's own size is four times this one. */
    private static final int BUFFER = 8 * 1024;

    private static final int LONGEST_HEADER_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final Timeout CONNECT = Timeout.of(CONNECT_TIMEOUT);
    private static final ExecutorService DISPATCH = Threads.waiting("model-connect");
    private static final CloseableHttpAsyncClient CLIENT = started();

    private Transport() {}

    /**
     * Sends a request. Looking a server's name up may take as long as the name server likes, and so happens on a thread
     * of its own: the caller waits no longer than it wants to.
     */
    static <T> Exchange<T> start(dev.langchain4j.http.client.HttpRequest request, AsyncResponseConsumer<T> consumer) {
        AsyncRequestProducer producer = producer(request);
        Exchange<T> exchange = new Exchange<>();
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(EXCHANGE, exchange);
        DISPATCH.execute(() -> exchange.run(callback -> CLIENT.execute(producer, consumer, context, callback)));
        return exchange;
    }

    private static AsyncRequestProducer producer(dev.langchain4j.http.client.HttpRequest request) {
        if (!request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty()) {
            throw new UnsupportedOperationException("Forms are not sent to models");
        }
        BasicHttpRequest message = new BasicHttpRequest(request.method().name(), URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
        String body = request.body();
        return new BasicRequestProducer(
                message,
                body == null ? null : new BasicAsyncEntityProducer(body.getBytes(StandardCharsets.UTF_8), null));
    }

    private static CloseableHttpAsyncClient started() {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(pool())
                .setIOReactorConfig(IOReactorConfig.custom()
                        // Timeouts of sockets are looked at this often; a second, as by default, is late.
                        .setSelectInterval(TimeValue.ofMilliseconds(100))
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .setTcpKeepIdle(PROBE_AFTER)
                        .setTcpKeepInterval(PROBE_EACH)
                        .setTcpKeepCount(PROBES)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxLineLength(LONGEST_HEADER_LINE)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setAuthenticationEnabled(false)
                        .setContentCompressionEnabled(false)
                        .setProtocolUpgradeEnabled(false)
                        .setRedirectsEnabled(false)
                        .build())
                .setRoutePlanner((target, context) -> route(target))
                .setUserAgent("Precis")
                .setKeepAliveStrategy(Transport::reuse)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), EXCHANGE, Transport::connected)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .evictExpiredConnections()
                .evictIdleConnections(REUSE)
                .build();
        client.start();
        return client;
    }

    private static void connected(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (scope.clientContext.getAttribute(EXCHANGE) instanceof Exchange<?> exchange) {
            exchange.connected(scope.execRuntime::discardEndpoint);
        }
        chain.proceed(request, body, scope, callback);
    }

    /** As long as the server says, or less. */
    private static TimeValue reuse(HttpResponse answer, HttpContext context) {
        TimeValue told = DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context);
        return told == null || told.compareTo(REUSE) > 0 ? REUSE : told;
    }

    private static HttpRoute route(HttpHost target) {
        boolean secure = "https".equalsIgnoreCase(target.getSchemeName());
        int port = target.getPort() > 0 ? target.getPort() : secure ? 443 : 80;
        HttpHost named = new HttpHost(target.getSchemeName(), target.getAddress(), target.getHostName(), port);
        return new HttpRoute(named, null, secure);
    }

    private static PoolingAsyncClientConnectionManager pool() {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(POOL)
                .setMaxConnPerRoute(POOL)
                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(trusted())
                        .buildAsync())
                // HTTP/1.1: some model servers stumble over the upgrade, and a cancelled HTTP/2 stream spoils its
                // connection.
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(CONNECT)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .build();
    }

    /** The JVM's own: it heeds {@code javax.net.ssl.trustStore}, which a company with a CA of its own sets. */
    private static SSLContext trusted() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
