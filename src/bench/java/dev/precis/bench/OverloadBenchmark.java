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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service as its own process and asks ten times as much of it as it can do: what it still does, how fast it sends
 * the rest away, and whether probes are answered all the while (D1, I7); then opens thousands of idle connections (D6). The
 * load comes from the same machine and takes its share of the cores.
 */
final class OverloadBenchmark {
    private static final int WARM_UP = 15;
    /** Seconds. */
    private static final int PHASE = 8;

    private static final int RUNS = 3;
    /** With more, and no load beyond them, no more is answered. */
    private static final int CONNECTIONS = 4;

    private static final int MOST_CONNECTIONS = 3_000;
    private static final int TIMES = 10;
    private static final int IDLE_CONNECTIONS = 5_000;

    private final String path;
    private final Path article;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OverloadBenchmark(String path, Path article) {
        this.path = path;
        this.article = article;
    }

    /** Takes about two minutes. */
    void run() throws IOException, InterruptedException {
        int port = freePort();
        var data = Files.createTempDirectory("precis-bench");
        var service = start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        try {
            awaitReady(port);
            load(port, service, 0, CONNECTIONS, WARM_UP);
            load(port, service, 500, MOST_CONNECTIONS, 2);
            for (int i = 0; i < RUNS; i++) {
                compare(port, service);
            }
            idle(port, service);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static Process start(int port, Path data) throws IOException {
        var builder = new ProcessBuilder(java(), "-cp", System.getProperty("java.class.path"), "dev.precis.Main");
        builder.environment().putAll(Map.of("PRECIS_PORT", String.valueOf(port), "PRECIS_DATA", data.toString()));
        builder.environment().remove("PRECIS_MODEL");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void awaitReady(int port) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(30))
                .build();
        long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < limit) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("The service did not answer within two minutes");
    }

    /** What came of some seconds of load. */
    private record Load(Map<String, Double> values, double serviceCpu) {
        double get(String name) {
            return values.getOrDefault(name, 0.0);
        }

        double answersASecond(int seconds) {
            return get("200.count") / seconds;
        }
    }

    /** @param rate requests a second; 0 where each connection waits for its answer */
    private Load load(int port, Process service, double rate, int connections, int seconds)
            throws IOException, InterruptedException {
        double before = cpuSeconds(service);
        var command = List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx200m",
                "-cp",
                System.getProperty("java.class.path"),
                OpenLoad.class.getName(),
                String.valueOf(port),
                path,
                article.toString(),
                String.valueOf(rate),
                String.valueOf(connections),
                String.valueOf(seconds));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Map<String, Double> values = new HashMap<>();
        for (var value : line.strip().split(" ")) {
            values.put(value.substring(0, value.indexOf('=')), Double.valueOf(value.substring(value.indexOf('=') + 1)));
        }
        return new Load(values, cpuSeconds(service) - before);
    }

    private static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void compare(int port, Process service) throws IOException, InterruptedException {
        var before = load(port, service, 0, CONNECTIONS, PHASE);
        Queue<Double> probes = new ConcurrentLinkedQueue<>();
        var probe = new Thread(() -> probe(port, probes));
        probe.start();
        var flood = load(port, service, before.answersASecond(PHASE) * TIMES, MOST_CONNECTIONS, PHASE);
        probe.interrupt();
        probe.join();
        var after = load(port, service, 0, CONNECTIONS, PHASE);
        report(before.answersASecond(PHASE) > after.answersASecond(PHASE) ? before : after, flood, probes);
    }

    private void report(Load best, Load flood, Queue<Double> probes) {
        double goodput = flood.answersASecond(PHASE);
        double peak = best.answersASecond(PHASE);
        System.out.printf(
                Locale.ROOT,
                "%s, %d times as much as can be done, %.0f requests: %.1f answers a second (%.0f %% of the peak of %.1f), in median %.0f ms, p99 %.0f ms%n",
                path,
                TIMES,
                flood.get("sent"),
                goodput,
                100 * goodput / peak,
                peak,
                flood.get("200.p50"),
                flood.get("200.p99"));
        System.out.printf(
                Locale.ROOT,
                "  sent away %.0f in median %.1f ms, p99 %.1f ms; without Retry-After %.0f; cut %.0f, unanswered %.0f, never sent %.0f; /health/live p99 %.1f ms (%d probes)%n",
                flood.get("503.count"),
                flood.get("503.p50"),
                flood.get("503.p99"),
                flood.get("untold"),
                flood.get("broken"),
                flood.get("unanswered"),
                flood.get("starved"),
                part(probes.stream().sorted().toList(), 0.99),
                probes.size());
        System.out.printf(
                Locale.ROOT,
                "  processor seconds: service %.1f (at the peak %.1f), load %.1f; answers for each of them %.1f (at the peak %.1f); %d seconds on %d cores%n",
                flood.serviceCpu(),
                best.serviceCpu(),
                flood.get("cpu"),
                flood.get("200.count") / flood.serviceCpu(),
                best.get("200.count") / best.serviceCpu(),
                PHASE,
                Runtime.getRuntime().availableProcessors());
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
        var article = Files.createTempFile("precis-bench", ".txt");
        Files.writeString(article, ("\n\n" + one).repeat(4));
        for (String path : new String[] {"/v1/figures", "/v1/summaries"}) {
            new OverloadBenchmark(path, article).run();
        }
        Files.delete(article);
    }
}
