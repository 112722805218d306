package dev.precis.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts the service as its own process and asks ten times as much of it as it can do: what it still does, how fast it sends
 * the rest away, and whether probes are answered all the while (D1, I7); then opens thousands of idle connections (D6). The
 * load comes from the same machine and takes its share of the cores.
 */
final class OverloadBenchmark {
    private static final Duration PHASE = Duration.ofSeconds(8);
    private static final int[] CLIENTS = {2, 4, 8};
    private static final int TIMES = 10;
    private static final int IDLE_CONNECTIONS = 5_000;

    private final String path;
    private final String article;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OverloadBenchmark(String path, String article) {
        this.path = path;
        this.article = article;
    }

    /** Takes about a minute. */
    void run() throws IOException, InterruptedException {
        int port = freePort();
        var data = Files.createTempDirectory("precis-bench");
        var service = start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        try {
            awaitReady(port);
            closedLoop(port, 4, Duration.ofSeconds(10));
            double peak = 0;
            for (int clients : CLIENTS) {
                peak = Math.max(peak, closedLoop(port, clients, PHASE));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s, article of %d characters: peak %.1f answers a second%n",
                    path,
                    article.length(),
                    peak);
            report(peak, flood(port, peak * TIMES));
            idle(port, service);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static Process start(int port, Path data) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "dev.precis.Main");
        builder.environment().putAll(Map.of("PRECIS_PORT", String.valueOf(port), "PRECIS_DATA", data.toString()));
        builder.environment().remove("PRECIS_MODEL");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady(int port) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < limit) {
            try {
                if (client.send(request(port), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("The service did not answer within two minutes");
    }

    private HttpRequest request(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "text/plain; charset=utf-8")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(article))
                .build();
    }

    /** Answers a second where so many clients each wait for their answer. */
    private double closedLoop(int port, int clients, Duration time) throws InterruptedException {
        var answered = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        var threads = Executors.newFixedThreadPool(clients);
        for (int i = 0; i < clients; i++) {
            threads.submit(() -> {
                while (System.nanoTime() < end) {
                    var answer = client.send(request(port), HttpResponse.BodyHandlers.discarding());
                    answered.addAndGet(answer.statusCode() == 200 ? 1 : 0);
                }
                return null;
            });
        }
        threads.shutdown();
        threads.awaitTermination(2, TimeUnit.MINUTES);
        return answered.get() * 1e9 / time.toNanos();
    }

    /** What became of one request. */
    private record Outcome(int status, double millis, boolean toldWhen) {}

    private record Flood(int sent, List<Outcome> outcomes, List<Double> probes) {}

    /** Sends at a rate whatever comes back, for a while, and probes beside it. */
    private Flood flood(int port, double rate) throws InterruptedException {
        Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
        Queue<Double> probes = new ConcurrentLinkedQueue<>();
        var probe = new Thread(() -> probe(port, probes));
        probe.start();
        int count = (int) (rate * PHASE.toSeconds());
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + (long) (i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            long sent = System.nanoTime();
            client.sendAsync(request(port), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> outcomes.add(outcome(sent, answer, failure)));
        }
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (outcomes.size() < count && System.nanoTime() < limit) {
            Thread.sleep(20);
        }
        probe.interrupt();
        probe.join();
        return new Flood(count, List.copyOf(outcomes), List.copyOf(probes));
    }

    private static Outcome outcome(long sent, HttpResponse<Void> answer, Throwable failure) {
        double millis = (System.nanoTime() - sent) / 1e6;
        return failure != null
                ? new Outcome(0, millis, false)
                : new Outcome(
                        answer.statusCode(),
                        millis,
                        answer.headers().firstValue("Retry-After").isPresent());
    }

    private void probe(int port, Queue<Double> probes) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/live"))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            while (true) {
                long begin = System.nanoTime();
                client.send(request, HttpResponse.BodyHandlers.discarding());
                probes.add((System.nanoTime() - begin) / 1e6);
                Thread.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(double peak, Flood flood) {
        var good = millis(flood.outcomes(), 200);
        var away = millis(flood.outcomes(), 503);
        long untold = flood.outcomes().stream()
                .filter(outcome -> outcome.status() == 503 && !outcome.toldWhen())
                .count();
        double goodput = good.size() / (double) PHASE.toSeconds();
        System.out.printf(
                Locale.ROOT,
                "%d times as much, %d requests: %.1f answers a second (%.0f %% of the peak), answered in median %.0f ms, p99 %.0f ms%n",
                TIMES,
                flood.sent(),
                goodput,
                100 * goodput / peak,
                part(good, 0.5),
                part(good, 0.99));
        System.out.printf(
                Locale.ROOT,
                "  sent away %d in median %.1f ms, p99 %.1f ms; without Retry-After %d; other ends %d; /health/live p99 %.1f ms (%d probes)%n",
                away.size(),
                part(away, 0.5),
                part(away, 0.99),
                untold,
                flood.sent() - good.size() - away.size(),
                part(flood.probes().stream().sorted().toList(), 0.99),
                flood.probes().size());
    }

    private static List<Double> millis(List<Outcome> outcomes, int status) {
        return outcomes.stream()
                .filter(outcome -> outcome.status() == status)
                .map(Outcome::millis)
                .sorted()
                .toList();
    }

    private static double part(List<Double> sorted, double part) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(sorted.size() * part) - 1);
    }

    private void idle(int port, Process service) throws IOException, InterruptedException {
        List<Socket> sockets = new ArrayList<>();
        Queue<Double> probes = new ConcurrentLinkedQueue<>();
        var probe = new Thread(() -> probe(port, probes));
        probe.start();
        try {
            for (int i = 0; i < IDLE_CONNECTIONS; i++) {
                var socket = new Socket();
                socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
                sockets.add(socket);
            }
            Thread.sleep(2_000);
            System.out.printf(
                    Locale.ROOT,
                    "%d idle connections: the service holds %s descriptors; /health/live p99 %.1f ms (%d probes)%n",
                    IDLE_CONNECTIONS,
                    descriptors(service),
                    part(probes.stream().sorted().toList(), 0.99),
                    probes.size());
        } finally {
            probe.interrupt();
            probe.join();
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private static String descriptors(Process service) {
        var open = new File("/proc/" + service.pid() + "/fd").list();
        return open == null ? "?" : String.valueOf(open.length);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Runs this benchmark alone. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        runAll();
    }

    static void runAll() throws IOException, InterruptedException {
        var texts = Samples.texts();
        var one = texts.get(texts.size() - 1);
        for (String path : new String[] {"/v1/figures", "/v1/summaries"}) {
            new OverloadBenchmark(path, (one + "\n\n").repeat(4)).run();
        }
    }
}
