package dev.precis.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that says exactly what it is told, byte by byte, and remembers what it was asked. */
final class PageServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private volatile int connections;

    /** Writes an answer. */
    interface Reply {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    PageServer(String address) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    int connections() {
        return connections;
    }

    /** The lines of each request, the request line first. */
    List<List<String>> requests() {
        return requests;
    }

    PageServer on(String path, Reply reply) {
        replies.put(path, reply);
        return this;
    }

    PageServer on(String path, String status, String headers, byte[] body) {
        var head = "HTTP/1.1 " + status + "\r\n" + headers.replace("~", "\r\n") + "\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        return on(path, out -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
        });
    }

    PageServer on(String path, String status, String headers, String body) {
        return on(path, status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    PageServer html(String path, String page) {
        return on(path, "200 OK", "Content-Type: text/html; charset=utf-8", page);
    }

    PageServer redirect(String path, String location) {
        return on(path, "302 Found", "Set-Cookie: a=b~Location: " + location, "");
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                connections++;
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> lines = new ArrayList<>();
            for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                requests.add(lines);
                var path = lines.get(0).split(" ")[1];
                replies.getOrDefault(path, out -> {}).write(client.getOutputStream());
            }
        } catch (IOException e) {
            // The client has gone, as some of these tests want it to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "page-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
