package dev.precis.web;

import dev.precis.jobs.Jobs;
import dev.precis.jobs.Work;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The HTTP server: every endpoint behind one set of rules. */
public final class WebServer implements AutoCloseable {
    private final Javalin javalin;
    private final Streams streams;
    private final Watch watch;
    private final Duration drain;

    private WebServer(Javalin javalin, Streams streams, Watch watch, Duration drain) {
        this.javalin = javalin;
        this.streams = streams;
        this.watch = watch;
        this.drain = drain;
    }

    /**
     * Starts to listen.
     *
     * @throws BindException where the address cannot be had
     */
    public static WebServer start(WebSettings settings, Pipeline pipeline, Jobs jobs) throws BindException {
        return start(settings, pipeline, jobs, Instruments.NONE);
    }

    /**
     * Starts to listen, and lets itself be watched.
     *
     * @throws BindException where the address cannot be had
     */
    public static WebServer start(WebSettings settings, Pipeline pipeline, Jobs jobs, Instruments instruments)
            throws BindException {
        var watch = new Watch(instruments);
        var streams = new Streams(settings.heartbeat(), settings.idleTimeout());
        var endpoints = endpoints(settings, pipeline, jobs, streams, instruments);
        var javalin = Javalin.create(config -> configure(config, settings, endpoints, pipeline, watch));
        try {
            return new WebServer(javalin.start(), streams, watch, settings.stopTimeout());
        } catch (UncheckedIOException e) {
            throw new BindException(settings.host() + ":" + settings.port() + " is in use or not allowed");
        }
    }

    /** What is done with the articles of batches: the same as with those of single requests. */
    public static Work work(WebSettings settings, Pipeline pipeline) {
        return new BatchWork(new SummaryDesk(pipeline, settings), pipeline.slots());
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Refuses new requests, lets running ones end, tells streams and callers of those that do not, and stops. */
    @Override
    public void close() {
        streams.stopAfter(drain.multipliedBy(3).dividedBy(4));
        watch.stopAfter(drain.multipliedBy(9).dividedBy(10));
        javalin.stop();
        streams.close();
        watch.close();
    }

    /** Every method and path that has a handler: {@code POST /v1/figures}. */
    List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
                .toList();
    }

    static List<Endpoint> endpoints(
            WebSettings settings, Pipeline pipeline, Jobs jobs, Streams streams, Instruments instruments) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(
                new SummariesEndpoint(pipeline, settings, streams),
                new StoredSummaryEndpoint(pipeline.storage()),
                new ForgetSummaryEndpoint(pipeline.storage()),
                new FiguresEndpoint(pipeline, settings),
                new ChecksEndpoint(pipeline, settings),
                new BatchesEndpoint(pipeline.models(), settings, jobs),
                new BatchEndpoint(jobs),
                new BatchResultsEndpoint(jobs),
                new CancelBatchEndpoint(jobs),
                new DeadLettersEndpoint(jobs),
                new RetryDeadLetterEndpoint(jobs),
                new ModelsEndpoint(pipeline.models()),
                new KeysEndpoint(pipeline.access().keys()),
                new LiveEndpoint(),
                new ReadyEndpoint(pipeline.storage(), pipeline.models(), instruments.checks()),
                new MetricsEndpoint(instruments, settings.isLocal()),
                new HomeEndpoint(),
                new DocsEndpoint(),
                new DocsFileEndpoint(),
                new ProblemPageEndpoint()));
        var document = new ApiDocument(endpoints);
        var openApi = new OpenApiEndpoint(document::bytes);
        document.add(openApi);
        endpoints.add(openApi);
        return List.copyOf(endpoints);
    }

    private static void configure(
            JavalinConfig config, WebSettings settings, List<Endpoint> endpoints, Pipeline pipeline, Watch watch) {
        var admission = new Admission(pipeline.access(), pipeline.slots());
        var requests = new IdempotentRequests(pipeline.storage());
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.defaultContentType = MediaType.JSON;
        config.router.javaLangErrorHandler((response, error) -> Problems.answer(error, response));
        config.routes.exception(Exception.class, Problems::answer);
        // Javalin's own mapping of this one would come first.
        config.routes.exception(HttpResponseException.class, Problems::answer);
        endpoints.forEach(endpoint -> route(config, endpoint, admission, requests, watch));
        options(config, endpoints);
        new JettySetup(settings, pipeline.access(), pipeline.slots(), watch.instruments()).apply(config);
    }

    private static void route(
            JavalinConfig config, Endpoint endpoint, Admission admission, IdempotentRequests requests, Watch watch) {
        var operation = endpoint.operation();
        Handler handler =
                context -> watch.run(operation, context, () -> run(endpoint, operation, admission, requests, context));
        config.routes.addHttpHandler(operation.method(), operation.path(), handler);
        if (operation.method().equals(HandlerType.GET)) {
            config.routes.head(operation.path(), handler);
        }
    }

    private static void run(
            Endpoint endpoint, Operation operation, Admission admission, IdempotentRequests requests, Context context)
            throws Exception {
        var leave = admission.enter(operation, context);
        try {
            checkAccept(operation, context);
            requests.handle(endpoint, context);
        } finally {
            leave.run();
        }
    }

    private static void checkAccept(Operation operation, Context context) {
        var accept = Collections.list(context.req().getHeaders("Accept"));
        if (!operation.isAcceptable(accept)) {
            throw Problem.of(
                            ProblemType.NOT_ACCEPTABLE,
                            "The answer is " + operation.produces()
                                    + (operation.streams() ? " or " + MediaType.EVENTS : "")
                                    + "; Accept excludes it. Send Accept: " + operation.produces() + ", or none.")
                    .asException();
        }
    }

    private static void options(JavalinConfig config, List<Endpoint> endpoints) {
        endpoints.stream()
                .map(Endpoint::operation)
                .collect(Collectors.groupingBy(Operation::path))
                .forEach((path, operations) -> config.routes.options(
                        path, context -> context.status(204).header("Allow", allow(operations))));
    }

    private static String allow(List<Operation> operations) {
        var methods = operations.stream().map(o -> o.method().name()).collect(Collectors.joining(", "));
        return methods.replace("GET", "GET, HEAD") + ", OPTIONS";
    }
}
