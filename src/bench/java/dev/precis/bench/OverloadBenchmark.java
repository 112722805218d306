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
 * the rest away, and whether probes are answered all the while (D1, I7); how long single requests take beside a batch, and
 * those of one key while another sends ten times what it may (D2); then opens thousands of idle connections (D6). The peak and the overload take turns, so that other work on the machine
 * harms both. The load comes from the same machine and takes its share of the cores, so the answers are also compared with
 * what the processor time that the service got would have been enough for at the peak.
 */
final class OverloadBenchmark {
    /** Until then the JVM still compiles, which costs more than what is to be measured. */
    private static final int WARM_UP = 45;
    /** Seconds. */
    private static final int PHASE = 8;

    private static final int RUNS = 4;
    private static final int BATCH = 3_000;
    /** With more, and no load beyond them, no more is answered. */
    private static final int CONNECTIONS = 4;

    private static final int MOST_CONNECTIONS = 3_000;
    private static final int TIMES = 10;
    private static final int IDLE_CONNECTIONS = 5_000;
    /** Requests a second that a key may send where nothing is set: 600 a minute. */
    private static final int ALLOWED = 10;
    /** Milliseconds between two requests of the key that keeps to it. */
    private static final int PACE = 140;

    private final String path;
    private final Path article;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OverloadBenchmark(String path, Path article) {
        this.path = path;
        this.article = article;
    }

    /** Takes about five minutes. */
    void run() throws IOException, InterruptedException {
        int port = freePort();
        var data = Files.createTempDirectory("precis-bench");
        var service = start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        try {
            awaitReady(port);
            load(port, service, 0, CONNECTIONS, WARM_UP);
            load(port, service, 300, MOST_CONNECTIONS, WARM_UP / 2);
            var peaks = new Load(new HashMap<>(), 0);
            var floods = new Load(new HashMap<>(), 0);
            for (int i = 0; i < RUNS; i++) {
                var peak = load(port, service, 0, CONNECTIONS, PHASE);
                var flood = flood(port, service, peak);
                peaks = peaks.plus(peak);
                floods = floods.plus(flood);
            }
            report("all " + RUNS + " times together", peaks, floods, RUNS * PHASE);
            besideABatch(port);
            idle(port, service);
        } finally {
            service.destroy();
            service.waitFor();
        }
        besideAFlood();
    }

    /** Two keys: the one keeps to its rate, the other sends ten times as much as it may. */
    void besideAFlood() throws IOException, InterruptedException {
        int port = freePort();
        var data = Files.createTempDirectory("precis-bench");
        var quiet = key(data, "quiet");
        var loud = key(data, "loud");
        var service = start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(service::destroy));
        try {
            awaitReady(port);
            List<Double> before = new ArrayList<>();
            List<Double> during = new ArrayList<>();
            paced(port, quiet, WARM_UP);
            for (int i = 0; i < RUNS; i++) {
                before.addAll(paced(port, quiet, PHASE));
                var flood = load(port, loud, ALLOWED * TIMES, PHASE);
                during.addAll(paced(port, quiet, PHASE));
                flood.waitFor();
                System.out.print("  the other key: "
                        + new String(flood.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            double alone = part(before.stream().sorted().toList(), 0.95);
            double beside = part(during.stream().sorted().toList(), 0.95);
            System.out.printf(
                    Locale.ROOT,
                    "%s, %.0f a second of one key: p95 %.0f ms; while another key sends %d times as much as it may %.0f ms (%.2f times)%n",
                    path,
                    1_000.0 / PACE,
                    alone,
                    TIMES,
                    beside,
                    beside / alone);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static String key(Path data, String name) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                java(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.precis.Main",
                "keys",
                "create",
                "--name",
                name);
        builder.environment().put("PRECIS_DATA", data.toString());
        var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var key = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return key;
    }

    private Process load(int port, String key, int rate, int seconds) throws IOException {
        return new ProcessBuilder(
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
                        "100",
                        String.valueOf(seconds),
                        key)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** One request after the other, none before its time: milliseconds of each. */
    private List<Double> paced(int port, String key, int seconds) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        var text = Files.readString(article);
        for (long begin = System.nanoTime(); System.nanoTime() - begin < seconds * 1_000_000_000L; ) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString(System.nanoTime() + text))
                    .build();
            long since = System.nanoTime();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            double took = (System.nanoTime() - since) / 1e6;
            if (status != 200) {
                throw new IllegalStateException("The key that keeps to its rate got " + status);
            }
            millis.add(took);
            Thread.sleep(Math.max(0, PACE - (long) took));
        }
        return millis;
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

        /** What a second of the processor is enough for. */
        double answersASecondOfTheProcessor() {
            return get("200.count") / serviceCpu;
        }

        /** Counts and seconds together. */
        Load plus(Load other) {
            Map<String, Double> sums = new HashMap<>(values);
            other.values.forEach((name, value) -> sums.merge(name, value, Double::sum));
            return new Load(sums, serviceCpu + other.serviceCpu);
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

    private Load flood(int port, Process service, Load peak) throws IOException, InterruptedException {
        Queue<Double> probes = new ConcurrentLinkedQueue<>();
        var probe = new Thread(() -> probe(port, probes));
        probe.start();
        var flood = load(port, service, peak.answersASecond(PHASE) * TIMES, MOST_CONNECTIONS, PHASE);
        probe.interrupt();
        probe.join();
        report(TIMES + " times as much as can be done", peak, flood, PHASE);
        System.out.printf(
                Locale.ROOT,
                "  answered in median %.0f ms, p99 %.0f ms; sent away in median %.1f ms, p99 %.1f ms; without Retry-After %.0f; cut %.0f, unanswered %.0f, never sent %.0f; /health/live p99 %.1f ms (%d probes)%n",
                flood.get("200.p50"),
                flood.get("200.p99"),
                flood.get("503.p50"),
                flood.get("503.p99"),
                flood.get("untold"),
                flood.get("broken"),
                flood.get("unanswered"),
                flood.get("starved"),
                part(probes.stream().sorted().toList(), 0.99),
                probes.size());
        return flood;
    }

    private void report(String what, Load peak, Load flood, int seconds) {
        double afforded = flood.serviceCpu() * peak.answersASecondOfTheProcessor();
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %.1f answers a second (%.0f %% of the peak of %.1f; %.0f %% of what the processor time was enough for), %.0f sent away%n",
                path,
                what,
                flood.answersASecond(seconds),
                100 * flood.get("200.count") / peak.get("200.count"),
                peak.answersASecond(seconds),
                100 * flood.get("200.count") / afforded,
                flood.get("503.count"));
        System.out.printf(
                Locale.ROOT,
                "  processor seconds of %d: service %.1f (at the peak %.1f), load %.1f (%.1f); %.2f ms of the service for each that is sent away%n",
                seconds * Runtime.getRuntime().availableProcessors(),
                flood.serviceCpu(),
                peak.serviceCpu(),
                flood.get("cpu"),
                peak.get("cpu"),
                1_000
                        * (flood.serviceCpu() - flood.get("200.count") / peak.answersASecondOfTheProcessor())
                        / flood.get("503.count"));
    }

    /** One single request after the other, alone and then beside a batch. */
    private void besideABatch(int port) throws IOException, InterruptedException {
        double alone = part95(port);
        var text = Files.readString(article).strip().lines().limit(12).toList();
        var lines = new StringBuilder();
        for (int i = 0; i < BATCH; i++) {
            lines.append("{\"text\": \"Report ").append(i).append(". ");
            text.forEach(line -> lines.append(line.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\\n"));
            lines.append("\"}\n");
        }
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/batches"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.body());
        }
        double beside = part95(port);
        System.out.printf(
                Locale.ROOT,
                "%s, one after the other: p95 %.0f ms; beside a batch of %d articles %.0f ms (%.2f times)%n",
                path,
                alone,
                BATCH,
                beside,
                beside / alone);
        var id = answer.headers().firstValue("Location").orElseThrow();
        client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port).resolve(id))
                        .DELETE()
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    private double part95(int port) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        var text = Files.readString(article);
        for (long begin = System.nanoTime(); System.nanoTime() - begin < PHASE * 1_000_000_000L; ) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(System.nanoTime() + text))
                    .build();
            long since = System.nanoTime();
            client.send(request, HttpResponse.BodyHandlers.discarding());
            millis.add((System.nanoTime() - since) / 1e6);
        }
        return part(millis.stream().sorted().toList(), 0.95);
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
