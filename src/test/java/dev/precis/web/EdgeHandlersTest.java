package dev.precis.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.precis.access.Slots;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Handlers of the edge, alone in a server, with limits small enough to reach. */
@Timeout(120)
class EdgeHandlersTest {
    private static final int LARGE = 40_000_000;

    /** A client that takes one byte now and then would keep a thread and an answer for days. */
    @Test
    void cutsOffWhoDoesNotTakeAnAnswer() throws Exception {
        var readers = new SlowReaderHandler(Duration.ofSeconds(1), 20_000_000);
        readers.setHandler(new Large());
        try (var server = new TinyServer(readers);
                var socket = server.socket(4_096)) {
            send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(readSlowly(socket)).as("bytes until it was cut off").isLessThan(LARGE);
        }
    }

    @Test
    void leavesWhoTakesAnAnswerAlone() throws Exception {
        var readers = new SlowReaderHandler(Duration.ofSeconds(30), 20_000_000);
        readers.setHandler(new Large());
        try (var server = new TinyServer(readers);
                var socket = server.socket(65_536)) {
            send(socket, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(socket.getInputStream().readAllBytes().length).isGreaterThan(LARGE);
        }
    }

    /** Who is sent away and never sends the body that was announced is told the same, and no failure of ours is noted. */
    @Test
    void sendsAwayWhoseBodyNeverComes() throws Exception {
        var load = new LoadHandler(new Slots(2), 0);
        load.setHandler(new Small());
        try (var server = new TinyServer(load, 300);
                var socket = server.socket(4_096)) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
            assertThat(text(socket)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1", "/problems/overloaded");
        }
    }

    /** C7: half-sent bodies hold no threads, and no more memory than is set aside for them. */
    @Test
    void holdsNoMoreOfBodiesThanIsSetAside() throws Exception {
        var bodies = new BodyHandler(new Slots(2), 1_000, Duration.ofSeconds(60), BatchLimits.DEFAULT, 2_500);
        bodies.setHandler(new Small());
        List<Socket> halfSent = new ArrayList<>();
        try (var server = new TinyServer(bodies)) {
            var half = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + "a".repeat(900);
            for (int i = 0; i < 2; i++) {
                var socket = server.socket(4_096);
                halfSent.add(socket);
                send(socket, half);
            }
            try (var third = server.socket(4_096)) {
                // Whichever of the three comes last is the one too many.
                send(third, half);
                halfSent.add(third);
                assertThat(answersOf(halfSent))
                        .singleElement()
                        .asString()
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 1");
            }
            try (var fourth = server.socket(4_096)) {
                send(fourth, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc");
                assertThat(text(fourth)).startsWith("HTTP/1.1 200 ");
            }
        } finally {
            for (var socket : halfSent) {
                socket.close();
            }
        }
    }

    /** There was room when the head of the request came, and there is none when its body has come. */
    @Test
    void sendsAwayWhoseBodyComesTooLate() throws Exception {
        var slots = new Slots(2);
        var load = new LoadHandler(slots, 10);
        load.setHandler(new BodyHandler(slots, 1_000, Duration.ofSeconds(60), BatchLimits.DEFAULT, 10_000));
        var met = new Threads(load);
        try (var server = new TinyServer(met);
                var socket = server.socket(4_096)) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nha");
            met.awaitOne();
            for (int i = 0; i < 256; i++) {
                slots.arrive();
            }
            send(socket, "lf");
            assertThat(text(socket)).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1", "/problems/overloaded");
        }
    }

    /** The threads that look after the connections never run what may wait. */
    @Test
    void runsEndpointsInOtherThreads() throws Exception {
        var bodies = new BodyHandler(new Slots(2), 1_000, Duration.ofSeconds(60), BatchLimits.DEFAULT, 10_000);
        var inner = new Threads(new Small());
        bodies.setHandler(inner);
        var outer = new Threads(bodies);
        try (var server = new TinyServer(outer)) {
            assertThat(server.server.getInvocationType()).isEqualTo(Invocable.InvocationType.NON_BLOCKING);
            for (var request : List.of(
                    "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                    "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc",
                    "POST /v1/batches HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")) {
                try (var socket = server.socket(4_096)) {
                    send(socket, request);
                    assertThat(text(socket)).startsWith("HTTP/1.1 200 ");
                    assertThat(inner.awaitOne()).isNotSameAs(outer.awaitOne());
                }
            }
        }
    }

    private static List<String> answersOf(List<Socket> sockets) throws Exception {
        List<String> answers = new ArrayList<>();
        while (answers.isEmpty()) {
            Thread.sleep(20);
            for (var socket : sockets) {
                if (socket.getInputStream().available() > 0) {
                    answers.add(text(socket));
                }
            }
        }
        return answers;
    }

    private static int readSlowly(Socket socket) throws IOException, InterruptedException {
        int bytes = 0;
        try {
            while (socket.getInputStream().read() != -1) {
                bytes++;
                // What is left in buffers after the cut may be read fast.
                if (bytes < 60) {
                    Thread.sleep(100);
                }
            }
        } catch (SocketException e) {
            // Cut with a reset.
        }
        return bytes;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String text(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static final class Large extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.write(true, ByteBuffer.allocate(LARGE), callback);
            return true;
        }
    }

    private static final class Small extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.write(true, ByteBuffer.wrap(new byte[] {'1'}), callback);
            return true;
        }
    }

    /** Notes which thread comes by. */
    private static final class Threads extends Handler.Wrapper {
        private final BlockingQueue<Thread> met = new LinkedBlockingQueue<>();

        Threads(Handler handler) {
            super(handler);
        }

        Thread awaitOne() throws InterruptedException {
            var thread = met.poll(60, TimeUnit.SECONDS);
            assertThat(thread).isNotNull();
            return thread;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            met.add(Thread.currentThread());
            return super.handle(request, response, callback);
        }
    }

    private static final class TinyServer implements AutoCloseable {
        private final Server server = new Server();
        private final ServerConnector connector = new ServerConnector(server);

        TinyServer(Handler handler) throws Exception {
            this(handler, 30_000);
        }

        TinyServer(Handler handler, int idleMillis) throws Exception {
            connector.setIdleTimeout(idleMillis);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(handler);
            server.start();
        }

        Socket socket(int receiveBuffer) throws IOException {
            var socket = new Socket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.setSoTimeout(30_000);
            socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
            return socket;
        }

        @Override
        public void close() throws Exception {
            server.stop();
        }
    }
}
