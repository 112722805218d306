package dev.precis.web;

import dev.precis.access.Access;
import dev.precis.access.Slots;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sets Jetty up: limits, timeouts, error answers and the way it stops. */
final class JettySetup {
    /** Kept back for requests without a body, such as probes. */
    private static final int SPARE_THREADS = 50;

    /** Of the heap, for bodies that are held. */
    private static final long HEAP_SHARE = 4;

    private static final long LEAST_READING_RATE = 10_000;
    /** Without virtual threads each request holds one of these while its model writes. */
    private static final int MAX_THREADS = 3_000;

    /** For those who are told that the service stops to hear of it. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final int MIN_THREADS = 8;
    private static final int IDLE_THREAD_MILLIS = 60_000;

    private final WebSettings settings;
    private final Access access;
    private final Slots slots;
    private final Instruments instruments;

    JettySetup(WebSettings settings, Access access, Slots slots, Instruments instruments) {
        this.settings = settings;
        this.access = access;
        this.slots = slots;
        this.instruments = instruments;
    }

    void apply(JavalinConfig config) {
        config.jetty.threadPool = threads();
        config.jetty.modifyServer(this::server);
        config.jetty.modifyHttpConfiguration(JettySetup::http);
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new EdgeErrors(settings)));
        config.jetty.addConnector((server, http) -> connector(server, http, settings.host(), settings.port()));
        var management = instruments.management();
        if (management != null) {
            config.jetty.addConnector((server, http) -> connector(server, http, management.host(), management.port()));
        }
    }

    /** On Java 21 and newer requests run on virtual threads, and only selectors need one of these. */
    private QueuedThreadPool threads() {
        var pool = new QueuedThreadPool(
                Math.min(settings.maxRequests(), MAX_THREADS) + SPARE_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);
        pool.setName("http");
        pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        return pool;
    }

    /** From the outside in: id, drain, slow readers, key, load, body, endpoints. */
    private void server(Server server) {
        server.setStopTimeout(settings.stopTimeout().plus(LAST_WORDS).toMillis());
        server.setErrorHandler(new EdgeErrors(settings));
        server.setRequestLog(new RequestTrace(instruments.served()));
        var edge = new EdgeHandler();
        var drain = new GracefulHandler();
        edge.setHandler(drain);
        var keys = new KeyHandler(access);
        var readers = new SlowReaderHandler(settings.idleTimeout(), LEAST_READING_RATE);
        var load = new LoadHandler(slots, settings.maxRequests());
        drain.setHandler(readers);
        readers.setHandler(keys);
        keys.setHandler(load);
        load.setHandler(new BodyHandler(
                slots,
                settings.maxBody(),
                settings.bodyTimeout(),
                settings.batches(),
                Runtime.getRuntime().maxMemory() / HEAP_SHARE));
        server.setHandler(edge);
    }

    private static void http(HttpConfiguration http) {
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
    }

    /**
     * As many connections may wait to be accepted as may be open: with Java's 50, those of a burst that came too many are
     * forgotten without a word, and their clients wait for nothing.
     */
    private ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(settings.maxConnections());
        connector.addBean(new SlowHeaderGuard(connector.getScheduler(), settings.headerTimeout()));
        connector.addBean(new ConnectionCap(settings.maxConnections()));
        open(connector);
        return connector;
    }

    /** Takes the port before anything starts, so that a port in use is found while nothing has to be undone. */
    private static void open(ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
