package dev.precis.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the service as its own process against a model server in this one: many calls with faults, and as many at a time as
 * it holds. Prints threads, descriptors and heap before and after. Arguments: calls a run (0
 * for none), faults in percent, calls to hold (0 for none), calls that run when it is stopped.
 */
public final class LoadRun {
    private static final String ARTICLE = """
            Harbour opens after eleven days of ice

            The harbour authority said on Monday that up to 14 ships were held back by ice off Tarnow.
            Two icebreakers worked through the night, and the port expects to open again on Thursday.
            The shipping company Norvik put its losses at 3.2 million euros, report %d said.
            """;
    private static final String ANSWER = """
            {\\"headline\\":\\"Ships held back by ice\\",\\"sentences\\":[{\\"text\\":\\"The harbour authority said on Monday \
            that up to 14 ships were held back by ice off Tarnow.\\",\\"figures\\":[\\"f1\\"],\\"evidence\\":[2]}],\
            \\"key_figures\\":[]}""";

    /** How long something is held is up to the model here; and what is remembered on purpose would look like a leak. */
    private static final Map<String, String> LASTING = Map.of(
            "PRECIS_CACHE", "0",
            "PRECIS_DEADLINE", "10m",
            "PRECIS_MODEL_DEADLINE", "10m",
            "PRECIS_MODEL_TIMEOUT", "10m",
            "PRECIS_MODEL_IDLE_TIMEOUT", "10m");

    private static final Pattern PROBLEM = Pattern.compile("/problems/([a-z-]+)");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final ExecutorService waiting = Executors.newCachedThreadPool();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger sentAway = new AtomicInteger();

    private LoadRun() {}

    /** Takes some minutes. */
    public static void main(String[] arguments) throws Exception {
        // The JDK's server closes what is idle beyond 200 connections: failures that are none of those asked for.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int faults = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        int hold = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_400;
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d cores, %d %% faults%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                faults);
        int stop = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1_000;
        LoadRun run = new LoadRun();
        for (boolean stream : calls == 0 ? new boolean[0] : new boolean[] {false, true}) {
            run.many(calls, faults, 0, 64, stream);
            run.many(calls, faults, 2_000, 1_000, stream);
        }
        for (boolean stream : hold == 0 ? new boolean[0] : new boolean[] {false, true}) {
            run.hold(hold, stream);
        }
        run.stop(stop, false);
        run.stop(stop, true);
        System.exit(0);
    }

    private void many(int calls, int faults, int delay, int atATime, boolean stream) throws Exception {
        try (Model model = new Model(faults, delay);
                ServiceProcess service = new ServiceProcess(model.port(), LASTING)) {
            load(service, 300, 16, stream);
            ServiceProcess.Figures before = service.figures();
            long start = System.nanoTime();
            Outcome outcome = load(service, calls / 2, atATime, stream);
            double seconds = (System.nanoTime() - start) / 1e9;
            ServiceProcess.Figures halfway = restedFigures(service);
            start = System.nanoTime();
            outcome.add(load(service, calls - calls / 2, atATime, stream));
            seconds += (System.nanoTime() - start) / 1e9;
            ServiceProcess.Figures after = restedFigures(service);
            System.out.printf(
                    Locale.ROOT,
                    "%s, model %d ms, %d calls, %d at a time: %.0f/s, median %d ms, p99 %d ms, %s; model asked %d times, sent away for a second: %d%n"
                            + "    before  %s%n    halfway %s%n    after   %s%n",
                    stream ? "streamed" : "JSON",
                    delay,
                    calls,
                    atATime,
                    calls / seconds,
                    outcome.percentile(0.5),
                    outcome.percentile(0.99),
                    outcome.statuses,
                    model.asked.get(),
                    sentAway.getAndSet(0),
                    before,
                    halfway,
                    after);
            service.warnings().forEach(line -> System.out.println("    " + line));
        }
    }

    /** After the half minute for which HTTP clients keep idle connections, and the minute for which Jetty keeps idle threads. */
    private static ServiceProcess.Figures restedFigures(ServiceProcess service) throws Exception {
        TimeUnit.SECONDS.sleep(75);
        return service.figures();
    }

    /** Answers nothing until as many are in flight as will ever be, then measures, then answers. */
    private void hold(int calls, boolean stream) throws Exception {
        try (Model model = new Model(0, 0);
                ServiceProcess service = new ServiceProcess(model.port(), LASTING)) {
            load(service, 300, 16, stream);
            ServiceProcess.Figures before = service.figures();
            CountDownLatch release = model.hold();
            CompletableFuture<Outcome> outcome =
                    CompletableFuture.supplyAsync(() -> load(service, calls, calls, stream), waiting);
            int held = -1;
            for (int quiet = 0; quiet < 15 && held < calls; ) {
                TimeUnit.SECONDS.sleep(1);
                int now = model.waiting.get();
                quiet = now == held ? quiet + 1 : 0;
                held = now;
            }
            ServiceProcess.Figures during = service.figures();
            release.countDown();
            System.out.printf(
                    Locale.ROOT,
                    "%s, held in flight: %d of %d, %.0f KB of heap each, %.0f KB of memory each; %s; sent away for a second: %d%n"
                            + "    before %s%n    during %s%n",
                    stream ? "streamed" : "JSON",
                    held,
                    calls,
                    (during.heap() - before.heap()) / 1024.0 / held,
                    (during.memory() - before.memory()) / 1024.0 / held,
                    outcome.get(10, TimeUnit.MINUTES).statuses,
                    sentAway.getAndSet(0),
                    before,
                    during);
        }
    }

    /** Has as many running as it can within half a minute, asks the service to stop, and lets the model answer (E3). */
    private void stop(int calls, boolean stream) throws Exception {
        try (Model model = new Model(0, 0);
                ServiceProcess service = new ServiceProcess(model.port(), LASTING)) {
            load(service, 100, 8, stream);
            CountDownLatch release = model.hold();
            Outcome outcome = new Outcome();
            int sent = feed(service, model, outcome, calls, stream);
            int held = model.waiting.get();
            long begin = System.nanoTime();
            service.stop();
            TimeUnit.SECONDS.sleep(1);
            String late = late(service);
            release.countDown();
            boolean ended = service.hasEnded(60);
            double seconds = (System.nanoTime() - begin) / 1e9;
            for (int i = 0; i < 100 && outcome.count() < sent; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, stopped with %d running of %d: %s, unanswered %d; one that came after: %s; the process %s %.1f s after the signal%n",
                    stream ? "streamed" : "JSON",
                    held,
                    sent,
                    outcome.statuses,
                    sent - outcome.count(),
                    late,
                    ended ? "ended" : "had not ended",
                    seconds);
        }
    }

    /** Sends the next where few are on their way to the model, so that none is sent away. */
    private int feed(ServiceProcess service, Model model, Outcome outcome, int calls, boolean stream)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        int sent = 0;
        while (sent < calls && System.nanoTime() < end) {
            if (sent - outcome.count() - model.waiting.get() < 4) {
                sent++;
                long start = System.nanoTime();
                client.sendAsync(request(service, stream), HttpResponse.BodyHandlers.ofString())
                        .whenComplete((answer, failure) ->
                                outcome.add(failure == null ? status(answer) : failure.toString(), start));
            } else {
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
        for (int i = 0; i < 500 && outcome.count() + model.waiting.get() < sent; i++) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return sent;
    }

    private String late(ServiceProcess service) throws InterruptedException {
        try {
            return status(client.send(request(service, false), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return "refused";
        }
    }

    private Outcome load(ServiceProcess service, int calls, int atATime, boolean stream) {
        Outcome outcome = new Outcome();
        Semaphore slots = new Semaphore(atATime);
        CountDownLatch done = new CountDownLatch(calls);
        try {
            for (int call = 0; call < calls; call++) {
                slots.acquire();
                long start = System.nanoTime();
                send(request(service, stream)).whenComplete((answer, failure) -> {
                    outcome.add(failure == null ? status(answer) : failure.toString(), start);
                    slots.release();
                    done.countDown();
                });
            }
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return outcome;
    }

    /** Comes again where the service has too much to do just now, as it asks for. */
    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenCompose(answer -> {
            if (answer.statusCode() != 503 || !answer.body().contains("/problems/overloaded")) {
                return CompletableFuture.completedFuture(answer);
            }
            sentAway.incrementAndGet();
            Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, waiting);
            return CompletableFuture.supplyAsync(() -> send(request), later).thenCompose(Function.identity());
        });
    }

    /** The status; of a stream also by which event it ended. */
    private static String status(HttpResponse<String> answer) {
        String body = answer.body();
        boolean isStream =
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        if (!isStream) {
            return answer.statusCode() + problem(body);
        }
        return answer.statusCode()
                + (body.contains("event: summary")
                        ? " summary"
                        : body.contains("event: problem") ? " problem" + problem(body) : " cut");
    }

    /** The last part of a problem's type; empty where the body is none. */
    private static String problem(String body) {
        Matcher type = PROBLEM.matcher(body);
        return type.find() ? " " + type.group(1) : "";
    }

    private HttpRequest request(ServiceProcess service, boolean stream) {
        String article = ARTICLE.formatted(number.incrementAndGet());
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/v1/summaries?cache=false"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Accept", stream ? "text/event-stream" : "application/json")
                .timeout(Duration.ofMinutes(10))
                .POST(HttpRequest.BodyPublishers.ofString(article))
                .build();
    }

    /** What came back. */
    private static final class Outcome {
        private final Map<String, Integer> statuses = new TreeMap<>();
        private final List<Long> millis = new ArrayList<>();

        synchronized void add(String status, long start) {
            statuses.merge(status, 1, Integer::sum);
            millis.add((System.nanoTime() - start) / 1_000_000);
        }

        synchronized void add(Outcome other) {
            other.statuses.forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            millis.addAll(other.millis);
        }

        synchronized int count() {
            return millis.size();
        }

        synchronized long percentile(double share) {
            long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted[(int) Math.min(sorted.length - 1L, Math.ceil(sorted.length * share) - 1)];
        }
    }

    /** A model server that speaks OpenAI's protocol, at once or later, and fails now and then. */
    private static final class Model implements AutoCloseable {
        private final HttpServer server;
        private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);
        private final Random random = new Random(7);
        private final int faults;
        private final int delay;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger waiting = new AtomicInteger();
        private volatile CountDownLatch release = new CountDownLatch(0);
        private final List<Runnable> held = new ArrayList<>();

        Model(int faults, int delay) throws IOException {
            this.faults = faults;
            this.delay = delay;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8192);
            server.setExecutor(Executors.newFixedThreadPool(16));
            server.createContext("/", this::handle);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        CountDownLatch hold() {
            CountDownLatch latch = new CountDownLatch(1);
            release = latch;
            Thread releaser = new Thread(() -> {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    return;
                }
                synchronized (held) {
                    held.forEach(later::execute);
                    held.clear();
                }
            });
            releaser.setDaemon(true);
            releaser.start();
            return latch;
        }

        private void handle(HttpExchange exchange) throws IOException {
            asked.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean stream = body.contains("\"stream\" : true") || body.contains("\"stream\":true");
            int fault;
            synchronized (random) {
                fault = random.nextInt(100) < faults ? 1 + random.nextInt(5) : 0;
            }
            Runnable answer = () -> answer(exchange, stream, fault);
            synchronized (held) {
                if (release.getCount() > 0) {
                    waiting.incrementAndGet();
                    held.add(answer);
                    return;
                }
            }
            later.schedule(answer, delay, TimeUnit.MILLISECONDS);
        }

        private static void answer(HttpExchange exchange, boolean stream, int fault) {
            try (exchange) {
                switch (fault) {
                    case 1 -> send(exchange, 503, "application/json", "{}");
                    case 2 -> send(exchange, 200, "text/html", "<html>Sign in</html>");
                    case 3 -> send(exchange, 429, "application/json", "{}");
                    case 4 -> cut(exchange, stream);
                    // 5: the connection is closed without an answer.
                    case 0 -> send(exchange, 200, stream ? "text/event-stream" : "application/json", body(stream));
                    default -> {}
                }
            } catch (IOException e) {
                // The service hung up.
            }
        }

        private static String body(boolean stream) {
            String usage = "\"usage\": {\"prompt_tokens\": 900, \"completion_tokens\": 70, \"total_tokens\": 970}";
            if (!stream) {
                return "{\"id\": \"1\", \"object\": \"chat.completion\", \"created\": 1, \"model\": \"m\", \"choices\": [{\"index\": 0,"
                        + " \"message\": {\"role\": \"assistant\", \"content\": \"" + ANSWER
                        + "\"}, \"finish_reason\": \"stop\"}], " + usage + "}";
            }
            String open =
                    "data: {\"id\": \"1\", \"object\": \"chat.completion.chunk\", \"created\": 1, \"model\": \"m\", ";
            return open + "\"choices\": [{\"index\": 0, \"delta\": {\"role\": \"assistant\", \"content\": \"" + ANSWER
                    + "\"}, \"finish_reason\": null}]}\n\n" + open
                    + "\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n" + open
                    + "\"choices\": [], " + usage + "}\n\ndata: [DONE]\n\n";
        }

        private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (status == 429) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }

        /** Promises more than it sends. */
        private static void cut(HttpExchange exchange, boolean stream) throws IOException {
            byte[] bytes = body(stream).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        }

        @Override
        public void close() {
            server.stop(0);
            later.shutdownNow();
        }
    }
}
