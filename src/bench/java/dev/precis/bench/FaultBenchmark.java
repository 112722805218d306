package dev.precis.bench;

import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.Brief;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelDesk;
import dev.precis.draft.ModelRules;
import dev.precis.draft.ModelServer;
import dev.precis.draft.ModelServer.Script;
import dev.precis.draft.ModelSettings;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.TokenBudget;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How late an answer comes where a provider is in trouble: for each fault the longest of many requests that run side by side,
 * against their deadline. The tests only bound it widely, because they must pass on a slow machine.
 */
public final class FaultBenchmark {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int REQUESTS = 40;
    private static final Reading READING = new ArticleReader(new FigureFinder(), new SourceReader())
            .read(new Intake().read(Submission.ofText("Twelve ships left the harbour on Monday.")));

    private FaultBenchmark() {}

    /** Takes about a minute. */
    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "Java %s, %d requests at a time, deadline %d ms%n",
                Runtime.version(),
                REQUESTS,
                DEADLINE.toMillis());
        for (boolean streamed : new boolean[] {false, true}) {
            warmUp(streamed);
            for (Map.Entry<String, Script> fault : faults().entrySet()) {
                run(fault.getKey(), fault.getValue(), streamed);
            }
            measure("connection refused", nobody(), streamed);
            measure("a name that does not resolve", URI.create("http://model.invalid"), streamed);
        }
        System.exit(0);
    }

    private static Map<String, Script> faults() {
        Map<String, Script> faults = new LinkedHashMap<>();
        faults.put("no headers", ModelServer.silent());
        faults.put("headers, then nothing", connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{");
            TimeUnit.SECONDS.sleep(60);
        });
        faults.put("a byte each 100 ms", connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
            while (true) {
                connection.write(" ");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
        faults.put("headers that drip", connection -> {
            connection.write("HTTP/1.1 200 OK\r\n");
            while (true) {
                connection.write("X: y\r\n");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        });
        faults.put("429, Retry-After: 1", ModelServer.json(429, "{}", "Retry-After: 1"));
        faults.put("429, Retry-After: 600", ModelServer.json(429, "{}", "Retry-After: 600"));
        for (int status : new int[] {302, 400, 401, 404, 429, 500, 503, 529}) {
            faults.put(String.valueOf(status), ModelServer.json(status, "{}"));
        }
        faults.put("HTML", connection -> connection.respond(200, "text/html", "<html>"));
        faults.put("nothing", ModelServer.json(200, ""));
        faults.put("a reset", ModelServer.drops());
        faults.put("an endless line", connection -> {
            connection.write("HTTP/1.1 200 OK\r\n\r\n");
            String part = "x".repeat(64 * 1024);
            while (true) {
                connection.write(part);
            }
        });
        return faults;
    }

    private static void run(String fault, Script script, boolean streamed) throws Exception {
        try (ModelServer server = new ModelServer(script)) {
            measure(fault, server.uri(), streamed);
        }
    }

    /** What the first call of a process takes is no fault of a provider's. */
    private static void warmUp(boolean streamed) throws Exception {
        try (ModelServer server = new ModelServer(ModelServer.json(404, "{}"))) {
            ends(server.uri(), streamed, new long[REQUESTS]);
        }
    }

    private static void measure(String fault, URI address, boolean streamed) throws Exception {
        long[] millis = new long[REQUESTS];
        String[] ends = ends(address, streamed, millis);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-8s %-30s median %5d ms, longest %5d ms  %s%n",
                streamed ? "streamed" : "at once",
                fault,
                millis[REQUESTS / 2],
                millis[REQUESTS - 1],
                ends[0]);
    }

    /** How each of many requests ends, and after how long. */
    private static String[] ends(URI address, boolean streamed, long[] millis) throws Exception {
        // A breaker that opens would answer for the provider.
        var rules = ModelRules.DEFAULT.withDeadline(DEADLINE).withPause(Duration.ofMillis(1));
        Drafter drafter = new ModelDesk(rules, TokenBudget.NONE, call -> {})
                .drafter(ModelSettings.parse("openai/test-1")
                        .withBaseUrl(address)
                        .withApiKey("key"));
        List<Thread> threads = new ArrayList<>();
        String[] ends = new String[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            int request = i;
            threads.add(new Thread(() -> {
                long start = System.nanoTime();
                ends[request] = end(drafter, streamed);
                millis[request] = (System.nanoTime() - start) / 1_000_000;
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return ends;
    }

    private static String end(Drafter drafter, boolean streamed) {
        try {
            if (streamed) {
                drafter.draft(READING, Brief.DEFAULT, sentence -> {});
            } else {
                drafter.draft(READING, Brief.DEFAULT);
            }
            return "an answer";
        } catch (ModelUnavailableException e) {
            return e.reason().name().toLowerCase(Locale.ROOT);
        }
    }

    private static URI nobody() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }
}
