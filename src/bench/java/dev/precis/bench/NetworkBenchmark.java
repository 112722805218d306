package dev.precis.bench;

import com.sun.net.httpserver.HttpServer;
import dev.precis.article.Intake;
import dev.precis.article.Submission;
import dev.precis.draft.BadLink;
import dev.precis.draft.BadLink.Quality;
import dev.precis.draft.Brief;
import dev.precis.draft.Drafter;
import dev.precis.draft.ModelCalls.ModelCall;
import dev.precis.draft.ModelDesk;
import dev.precis.draft.ModelRules;
import dev.precis.draft.ModelSettings;
import dev.precis.draft.ModelUnavailableException;
import dev.precis.draft.TokenBudget;
import dev.precis.draft.Wire;
import dev.precis.figures.FigureFinder;
import dev.precis.sources.ArticleReader;
import dev.precis.sources.Reading;
import dev.precis.sources.SourceReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider behind a network that loses packets, on Linux. It runs in a network of its own, in which it may spoil things: put
 * {@code unshare -rn} (or, as root, {@code unshare -n}) before its command. Needs {@code ip}, {@code tc} and {@code nft}.
 */
public final class NetworkBenchmark {
    private static final String DRAFT = """
            {"headline": "Ships", "sentences": [{"text": "Twelve ships left the harbour on Monday.",
             "figures": ["f1"], "evidence": [1]}], "key_figures": []}""";
    private static final Reading READING = new ArticleReader(new FigureFinder(), new SourceReader())
            .read(new Intake().read(Submission.ofText("Twelve ships left the harbour on Monday.")));
    private static final ModelRules RULES = ModelRules.DEFAULT;

    private final HttpServer server;
    private final Set<Integer> clients = ConcurrentHashMap.newKeySet();
    private volatile Duration thinking = Duration.ZERO;

    private NetworkBenchmark() throws IOException {
        byte[] answer = Wire.OPENAI.answer(DRAFT, "stop").getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            clients.add(exchange.getRemoteAddress().getPort());
            pause(thinking);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Takes about three minutes. */
    public static void main(String[] arguments) throws Exception {
        boolean isAlone = Files.readAllLines(Path.of("/proc/net/route")).size() <= 1;
        if (!isAlone) {
            System.err.println("This would spoil the network of the machine: put \"unshare -rn\" before the command.");
            System.exit(1);
        }
        run("ip link set lo mtu 1500 up");
        run("nft add table inet precis");
        run("nft add chain inet precis in { type filter hook input priority 0 ; }");
        new NetworkBenchmark().all();
        System.exit(0);
    }

    private void all() throws Exception {
        System.out.printf(Locale.ROOT, "Java %s%n", Runtime.version());
        many(200, 10, RULES, uri());
        tell("nothing wrong", many(200, 10, RULES, uri()));
        blackHole();
        for (String ports : List.of("dport", "{ dport, sport }")) {
            loss(ports.equals("dport"));
        }
        slow();
        silent(Duration.ofMillis(3_000));
        silent(Duration.ofMillis(500));
        gone();
    }

    private void blackHole() throws Exception {
        // Until no connection is left over.
        pause(Duration.ofSeconds(5));
        rule("tcp dport " + port() + " tcp flags syn / syn,ack drop");
        ModelRules rules = RULES.withDeadline(Duration.ofSeconds(60));
        tell("B2 no answer to a connection", many(100, 50, rules, uri()));
        mend();
    }

    private void loss(boolean oneWay) throws Exception {
        rule("tcp dport " + port() + " numgen random mod 100 < 20 drop");
        if (!oneWay) {
            rule("tcp sport " + port() + " numgen random mod 100 < 20 drop");
        }
        tell("B3 a fifth of the packets lost, " + (oneWay ? "there" : "there and back"), many(500, 10, RULES, uri()));
        mend();
    }

    private void slow() throws Exception {
        Quality far = Quality.GOOD.withDelay(Duration.ofMillis(200), Duration.ofMillis(100));
        for (Duration deadline : List.of(Duration.ofSeconds(2), Duration.ofSeconds(30))) {
            ModelRules rules = RULES.withDeadline(deadline);
            String until = ", deadline " + deadline.toSeconds() + " s";
            try (BadLink link = new BadLink(uri(), far)) {
                tell("B5 200 ± 100 ms each way" + until, many(100, 20, rules, link.uri()));
            }
            try (BadLink link = new BadLink(uri(), far.withBytesASecond(50_000 / 8))) {
                tell("B5 200 ± 100 ms, 50 kbit/s each" + until, many(40, 20, rules, link.uri()));
            }
            run("tc qdisc add dev lo root tbf rate 50kbit burst 3000 latency 3000ms");
            tell("B5 50 kbit/s for all, 5 at a time" + until, many(20, 5, rules, uri()));
            run("tc qdisc del dev lo root");
        }
    }

    /** Fills the pool, lets it idle, and kills the line of each connection that there is. */
    private void silent(Duration idle) throws Exception {
        clients.clear();
        many(20, 20, RULES, uri());
        pause(idle);
        dropAll();
        tell("B6 lines that died while idle for " + idle.toMillis() + " ms", many(20, 20, RULES, uri()));
        mend();
    }

    private void gone() throws Exception {
        clients.clear();
        thinking = Duration.ofSeconds(50);
        Thread killer = new Thread(() -> {
            pause(Duration.ofSeconds(1));
            dropAll();
            thinking = Duration.ZERO;
        });
        killer.start();
        tell("a line that dies while an answer is awaited", many(20, 20, RULES, uri()));
        killer.join();
        mend();
    }

    private void dropAll() {
        for (int client : clients) {
            rule("tcp dport " + client + " drop");
            rule("tcp sport " + client + " drop");
        }
    }

    /** What requests took, and what calls took. */
    private record Taken(long[] requests, long[] calls, TreeMap<String, Integer> ends) {}

    private static Taken many(int count, int atATime, ModelRules rules, URI address) throws Exception {
        List<ModelCall> calls = Collections.synchronizedList(new ArrayList<>());
        long[] millis = new long[count];
        TreeMap<String, Integer> ends = new TreeMap<>();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atATime; i++) {
            threads.add(new Thread(() -> {
                for (int request = next.getAndIncrement(); request < count; request = next.getAndIncrement()) {
                    long start = System.nanoTime();
                    String end = end(drafter(rules, address, calls));
                    millis[request] = (System.nanoTime() - start) / 1_000_000;
                    synchronized (ends) {
                        ends.merge(end, 1, Integer::sum);
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long[] each =
                calls.stream().mapToLong(call -> call.duration().toMillis()).toArray();
        return new Taken(millis, each, ends);
    }

    /** Each with a breaker of its own: one for all would open, and answer for the provider. */
    private static Drafter drafter(ModelRules rules, URI address, List<ModelCall> calls) {
        return new ModelDesk(rules, TokenBudget.NONE, calls::add)
                .drafter(ModelSettings.parse("openai/test-1")
                        .withBaseUrl(address)
                        .withApiKey("key"));
    }

    private static String end(Drafter drafter) {
        try {
            drafter.draft(READING, Brief.DEFAULT);
            return "answered";
        } catch (ModelUnavailableException e) {
            return e.reason().name().toLowerCase(Locale.ROOT);
        }
    }

    private static void tell(String what, Taken taken) {
        System.out.printf(
                Locale.ROOT,
                "%-62s requests: p50 %5d, p95 %5d, p99 %5d, longest %5d ms; %d calls: p50 %5d, p99 %5d, longest %5d ms  %s%n",
                what,
                at(taken.requests(), 50),
                at(taken.requests(), 95),
                at(taken.requests(), 99),
                at(taken.requests(), 100),
                taken.calls().length,
                at(taken.calls(), 50),
                at(taken.calls(), 99),
                at(taken.calls(), 100),
                taken.ends());
    }

    private static long at(long[] millis, int percent) {
        Arrays.sort(millis);
        return millis.length == 0 ? 0 : millis[Math.max(0, (millis.length * percent + 99) / 100 - 1)];
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static void rule(String rule) {
        run("nft add rule inet precis in " + rule);
    }

    private static void mend() {
        run("nft flush chain inet precis in");
    }

    private static void run(String command) {
        try {
            Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Failed: " + command);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
