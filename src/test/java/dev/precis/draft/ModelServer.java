package dev.precis.draft;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A model server on a raw loopback socket: records each request and answers it as told, also as no server should:
 * slowly, in part, or not at all. One request a connection.
 */
public final class ModelServer implements AutoCloseable {
    /** What was asked; header names in lower case. */
    public record Request(String method, String target, Map<String, String> headers, String body) {}

    /** What is done once a request has been read; the connection is closed after it. */
    public interface Script {
        void answer(Connection connection) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch clientLeft = new CountDownLatch(1);
    private final AtomicInteger left = new AtomicInteger();

    public ModelServer(Script script) throws IOException {
        this.script = script;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public static Script json(int status, String body, String... headers) {
        return connection -> connection.respond(status, "application/json", body, headers);
    }

    /** Says nothing until the client hangs up. */
    public static Script silent() {
        return Connection::awaitEnd;
    }

    /** Sends headers and this part of a body, then nothing until the client hangs up. */
    static Script stalls(String part) {
        return connection -> {
            connection.write(head(200, "application/json", part.length() + 1000));
            connection.write(part);
            connection.awaitEnd();
        };
    }

    /** Sends a body byte by byte, for ever. */
    static Script dribbles(Duration gap) {
        return connection -> {
            connection.write(head(200, "application/json", 1_000_000));
            for (int i = 0; i < 1_000_000; i++) {
                connection.write(" ");
                TimeUnit.NANOSECONDS.sleep(gap.toNanos());
            }
        };
    }

    /** Sends a body that never ends, as fast as it is taken. */
    static Script floods() {
        return connection -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
            String part = " ".repeat(64 * 1024);
            while (true) {
                connection.write(part);
            }
        };
    }

    /** Closes the connection with a reset instead of an answer. */
    public static Script drops() {
        return connection -> connection.socket.setSoLinger(true, 0);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request, got " + requests.size());
        }
        return requests.get(0);
    }

    /** How many clients were seen to hang up before they had their answer. */
    public int left() {
        return left.get();
    }

    private void noteLeft() {
        left.incrementAndGet();
        clientLeft.countDown();
    }

    /** True where a client was seen to hang up within the time. */
    public boolean sawClientLeave(Duration within) throws InterruptedException {
        return clientLeft.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A loopback address on which nobody listens. */
    static URI nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String head(int status, String type, int length, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nContent-Type: " + type
                + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            Connection connection = new Connection(client);
            requests.add(connection.request = connection.read());
            script.answer(connection);
        } catch (IOException e) {
            noteLeft();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "model-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One client. */
    public final class Connection {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private @Nullable Request request;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        public Request request() {
            return Objects.requireNonNull(request);
        }

        public void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        public void respond(int status, String type, String body, String... headers) throws IOException {
            write(head(status, type, body.getBytes(StandardCharsets.UTF_8).length, headers) + body);
        }

        void awaitEnd() throws IOException {
            while (in.read() >= 0) {
                // Nothing more is expected.
            }
            noteLeft();
        }

        private Request read() throws IOException {
            String[] line = line().split(" ");
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            return new Request(line[0], line[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("The client hung up within a request");
                }
                line.append((char) c);
            }
            return line.toString().stripTrailing();
        }
    }
}
