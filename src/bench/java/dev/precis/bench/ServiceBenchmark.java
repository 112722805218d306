package dev.precis.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts the service as its own process and times it from outside, as a caller would. */
final class ServiceBenchmark {
    private static final int STARTS = 5;
    private static final int WARM_UP = 400;
    private static final int CALLS = 600;
    /** The first Java that makes an archive of its classes by itself. */
    private static final int FIRST_WITH_ARCHIVE = 19;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String article;
    private final Path data;

    ServiceBenchmark(String article) throws IOException {
        this.article = article;
        this.data = Files.createTempDirectory("precis-bench");
    }

    void run() throws IOException, InterruptedException {
        starts("", List.of());
        if (Runtime.version().feature() >= FIRST_WITH_ARCHIVE) {
            var archive = data.resolve("classes.jsa");
            starts(
                    ", with a class archive",
                    List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
        }
        Service service = new Service(List.of());
        service.firstAnswer();
        System.out.printf(Locale.ROOT, "memory of the process after its first answer: %s%n", service.memory());
        String about = ", one article of " + article.length() + " characters, warm";
        print("/v1/figures" + about, service.warmCalls("/v1/figures"));
        double[] fresh = service.warmCalls("/v1/summaries?cache=false");
        print("/v1/summaries, not known" + about, fresh);
        double[] known = service.warmCalls("/v1/summaries");
        print("/v1/summaries, known" + about, known);
        System.out.printf(
                Locale.ROOT,
                "a known answer takes %.2f of the time of a new one by the embedded summariser (medians)%n",
                median(known) / median(fresh));
        System.out.printf(Locale.ROOT, "memory of the process after %s calls: %s%n", service.calls, service.memory());
        service.stop();
    }

    /** The first start, which may have to make the archive, does not count. */
    private void starts(String how, List<String> options) throws IOException, InterruptedException {
        double[] starts = new double[STARTS];
        for (int i = -1; i < STARTS; i++) {
            Service service = new Service(options);
            double millis = service.firstAnswer();
            service.stop();
            starts[Math.max(i, 0)] = millis;
        }
        print("start of the JVM to the first answered /v1/figures" + how, starts);
    }

    private static double median(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-75s median %8.1f ms   p99 %8.1f ms   (%d runs)%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted.length);
    }

    /** One running process on a free port. */
    private final class Service {
        private final Process process;
        private final int port;
        private final long started = System.nanoTime();

        private int calls;

        Service(List<String> options) throws IOException {
            port = freePort();
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            List<String> command = new ArrayList<>(List.of(java));
            command.addAll(options);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.precis.Main"));
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(Map.of("PRECIS_PORT", String.valueOf(port), "PRECIS_DATA", data.toString()));
            builder.environment().remove("PRECIS_MODEL");
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            process = builder.start();
        }

        /** Milliseconds from the start of the process to its first answer. */
        double firstAnswer() throws InterruptedException {
            long limit = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (System.nanoTime() < limit) {
                try {
                    call("/v1/figures");
                    return (System.nanoTime() - started) / 1e6;
                } catch (IOException e) {
                    Thread.sleep(5);
                }
            }
            throw new IllegalStateException("The service did not answer within two minutes");
        }

        double[] warmCalls(String path) throws IOException, InterruptedException {
            calls(path, WARM_UP);
            return calls(path, CALLS);
        }

        double[] calls(String path, int count) throws IOException, InterruptedException {
            double[] millis = new double[count];
            for (int i = 0; i < count; i++) {
                long begin = System.nanoTime();
                call(path);
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
            return millis;
        }

        private void call(String path) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "text/plain; charset=utf-8")
                    .POST(HttpRequest.BodyPublishers.ofString(article))
                    .build();
            calls++;
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
        }

        /** What it holds in memory; only Linux tells. */
        String memory() throws IOException {
            var status = Path.of("/proc", String.valueOf(process.pid()), "status");
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1000 + " MB")
                            .findFirst()
                            .orElse("?")
                    : "?";
        }

        void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
