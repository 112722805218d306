package dev.precis.trace;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A collector on this machine: keeps what OTLP/HTTP sends, and fails as often as it is told to. */
public final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();

    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var failure = failures.poll();
            heads.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-Tenant"));
            if (failure == null) {
                bodies.add(body);
            }
            exchange.sendResponseHeaders(failure == null ? 200 : failure, -1);
            exchange.close();
        });
        server.start();
    }

    /** The variables that lead to it. */
    public Map<String, String> variables() {
        return Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "OTEL_SERVICE_NAME",
                "newsroom",
                "OTEL_EXPORTER_OTLP_HEADERS",
                "X-Tenant=one",
                "OTEL_BSP_SCHEDULE_DELAY",
                "50");
    }

    /** Answers so next. */
    void fail(int status) {
        failures.add(status);
    }

    List<String> heads() {
        return heads;
    }

    /** Everything it was told, names readable. */
    public String told() {
        var all = new StringBuilder();
        bodies.forEach(body -> all.append(new String(body, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }

    /** Everything it was told as hexadecimal digits. */
    public String hex() {
        var all = new StringBuilder();
        bodies.forEach(body -> all.append(java.util.HexFormat.of().formatHex(body)));
        return all.toString();
    }

    /** Waits until it was told so many things. */
    public void await(String... words) throws InterruptedException {
        for (int i = 0; i < 1_500; i++) {
            var told = told();
            if (List.of(words).stream().allMatch(told::contains)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("The collector was not told of all of " + List.of(words));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
