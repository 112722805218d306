package dev.precis.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The service as a process of the same Java, with a model server of the run. */
final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path folder;

    ServiceProcess(int model, Map<String, String> settings) throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        folder = Files.createTempDirectory("precis-load");
        var builder = new ProcessBuilder(java("java"), "-Xmx3g", "-cp", classPath(), "dev.precis.Main");
        builder.directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("PRECIS_") || key.endsWith("_API_KEY"));
        environment.putAll(Map.of(
                "PRECIS_PORT",
                String.valueOf(port),
                "PRECIS_MODEL",
                "openai/test",
                "OPENAI_BASE_URL",
                "http://127.0.0.1:" + model));
        environment.putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        process = builder.start();
        awaitReady();
    }

    /** The service starts in a folder of its own, where relative paths lead nowhere. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void awaitReady() throws Exception {
        HttpClient probe = HttpClient.newHttpClient();
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"));
                if (probe.send(request.build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not yet.
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("The service did not start: see " + folder.resolve("log"));
    }

    int port() {
        return port;
    }

    /** Asks it to end. */
    void stop() {
        process.destroy();
    }

    /** Waits so many seconds for its end. */
    boolean hasEnded(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** What it takes just now. */
    Figures figures() throws Exception {
        if (!process.isAlive()) {
            String log = Files.readString(folder.resolve("log"));
            throw new IllegalStateException("The service ended with " + process.exitValue() + ": "
                    + log.substring(Math.max(0, log.length() - 2_000)));
        }
        command("GC.run");
        String heap = command("GC.heap_info");
        long used = Arrays.stream(heap.split("\n"))
                .filter(line -> line.contains("used ") && !line.contains("Metaspace") && !line.contains("class space"))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024)
                .sum();
        Map<String, String> status = Files.readAllLines(proc("status")).stream()
                .collect(Collectors.toMap(
                        line -> line.split(":")[0], line -> line.split(":", 2)[1].strip(), (a, b) -> a));
        try (Stream<Path> descriptors = Files.list(proc("fd"))) {
            return new Figures(
                    Integer.parseInt(status.get("Threads")),
                    descriptors.count(),
                    used,
                    Long.parseLong(status.get("VmRSS").split(" ")[0]) * 1024);
        }
    }

    /** What the log says of providers that are left alone; no more than the first lines. */
    List<String> warnings() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("log"))) {
            return lines.filter(line -> line.contains("left alone")).limit(5).toList();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", String.valueOf(process.pid()), file);
    }

    private String command(String what) throws Exception {
        Process command = new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), what)
                .redirectErrorStream(true)
                .start();
        String answer = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        command.waitFor();
        return answer;
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(40, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Of the service's process; bytes. Heap after a full collection. */
    record Figures(int threads, long descriptors, long heap, long memory) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d threads, %d descriptors, heap %.1f MB, memory %.0f MB",
                    threads,
                    descriptors,
                    heap / 1e6,
                    memory / 1e6);
        }
    }
}
