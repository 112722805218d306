package dev.precis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The service as a process of its own, as an operator starts it, on a free port. */
final class ServiceProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENS = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration START = Duration.ofSeconds(120);

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param folder in which it works, and keeps its log */
    static ServiceProcess start(Path folder, Map<String, String> settings) throws IOException, InterruptedException {
        return start(folder, settings, List.of());
    }

    /** @param options of the JVM, beside ours; a later one holds */
    static ServiceProcess start(Path folder, Map<String, String> settings, List<String> options)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "service", ".log").toFile();
        var process = launch(folder, settings, options, log);
        return new ServiceProcess(process, port(process, log));
    }

    /** Starts it, and ends it as a power failure would after so many milliseconds, whether it listens by then or not. */
    static void startAndKill(Path folder, Map<String, String> settings, int millis)
            throws IOException, InterruptedException {
        var log = Files.createTempFile(folder, "service", ".log").toFile();
        var process = launch(folder, settings, List.of(), log);
        Thread.sleep(millis);
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Process launch(Path folder, Map<String, String> settings, List<String> options, File log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx400m"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), "dev.precis.Main"));
        var builder = new ProcessBuilder(command);
        builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log);
        builder.environment().keySet().removeIf(name -> name.startsWith("PRECIS_") || name.endsWith("_API_KEY"));
        builder.environment().put("PRECIS_PORT", "0");
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** The entries may be relative to the folder of this process. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int port(Process process, File log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            var listens = LISTENS.matcher(Files.readString(log.toPath()));
            if (listens.find()) {
                return Integer.parseInt(listens.group(1));
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("The service does not start: " + Files.readString(log.toPath()));
    }

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends it as a power failure would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Whether it has ended by itself; waits for no more than so many seconds. */
    boolean hasEnded(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** With what it ended. */
    int exitStatus() {
        return process.exitValue();
    }

    /** Asks it to end, and says whether it did. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(120, TimeUnit.SECONDS);
    }

    /** @param name STOP or CONT */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** Hands a batch in; its id. */
    String submit(List<String> articles) throws IOException, InterruptedException {
        var items = JSON.createArrayNode();
        for (int i = 0; i < articles.size(); i++) {
            items.addObject().put("custom_id", "c" + i).put("text", articles.get(i));
        }
        var body = JSON.createObjectNode().set("articles", items).toString();
        var request = request("/v1/batches")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asText();
    }

    JsonNode batch(String id) throws IOException, InterruptedException {
        return JSON.readTree(get("/v1/batches/" + id));
    }

    List<JsonNode> results(String id) throws IOException, InterruptedException {
        List<JsonNode> results = new ArrayList<>();
        for (var line : get("/v1/batches/" + id + "/results").lines().toList()) {
            results.add(JSON.readTree(line));
        }
        return results;
    }

    private String get(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
