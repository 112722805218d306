package dev.precis.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.precis.jobs.JobSettings;
import dev.precis.jobs.Jobs;
import dev.precis.jobs.WebhookSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A real server on a free port of this machine, and clients for it. */
final class TestServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebServer server;
    private final Jobs jobs;
    private boolean works;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestServer(WebServer server, Jobs jobs) {
        this.server = server;
        this.jobs = jobs;
    }

    static TestServer start() {
        return start(WebSettings.DEFAULT, TestPipeline.standard());
    }

    /** Takes batches in, but does not work on them. */
    static TestServer start(WebSettings settings, Pipeline pipeline) {
        return start(settings, pipeline, WebhookSettings.DEFAULT, Instruments.NONE);
    }

    static TestServer start(WebSettings settings, Pipeline pipeline, Instruments instruments) {
        return start(settings, pipeline, WebhookSettings.DEFAULT, instruments);
    }

    static TestServer start(WebSettings settings, Pipeline pipeline, WebhookSettings webhooks) {
        return start(settings, pipeline, webhooks, Instruments.NONE);
    }

    private static TestServer start(
            WebSettings settings, Pipeline pipeline, WebhookSettings webhooks, Instruments instruments) {
        try {
            var jobs = Jobs.of(
                    pipeline.storage().database(),
                    WebServer.work(settings, pipeline),
                    JobSettings.DEFAULT,
                    webhooks,
                    (url, headers, body) -> 204);
            return new TestServer(
                    WebServer.start(settings.withAddress("127.0.0.1", 0), pipeline, jobs, instruments), jobs);
        } catch (BindException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Works on batches, too. */
    TestServer working() {
        jobs.begin();
        works = true;
        return this;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer json(String path, String body, String... headers) {
        return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, String type, byte[] body, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = type;
        return send("POST", path, BodyPublishers.ofByteArray(body), all);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection to write bytes to. Reading from it ends after 20 seconds. */
    Socket socket() throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    /** Sends bytes as they are and reads until the server closes. */
    String raw(String request) throws IOException {
        try (var socket = socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Every method and path that has a handler: {@code POST /v1/figures}. */
    List<String> routes() {
        return server.routes();
    }

    @Override
    public void close() {
        server.close();
        if (works) {
            jobs.close();
        }
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON: " + text(), e);
            }
        }
    }
}
