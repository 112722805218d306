package dev.precis.draft;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback address behind which a server is reached over a bad line. */
public final class BadLink implements AutoCloseable {
    private static final int PACKET = 500;

    /**
     * What is bad about it.
     *
     * @param delay of a packet on its way, there and back
     * @param jitter how far from that a delay may be; packets stay in order
     * @param bytesASecond each way
     * @param silentAfter a connection on which nothing was said for so long never says anything again, and is not closed
     */
    public record Quality(Duration delay, Duration jitter, int bytesASecond, Duration silentAfter) {
        private static final Duration NEVER = Duration.ofDays(1);

        public static final Quality GOOD = new Quality(Duration.ZERO, Duration.ZERO, Integer.MAX_VALUE, NEVER);

        public Quality withDelay(Duration delay, Duration jitter) {
            return new Quality(delay, jitter, bytesASecond, silentAfter);
        }

        public Quality withBytesASecond(int bytes) {
            return new Quality(delay, jitter, bytes, silentAfter);
        }

        Quality withSilentAfter(Duration idle) {
            return new Quality(delay, jitter, bytesASecond, idle);
        }
    }

    private record Packet(byte[] bytes, long due) {}

    private final ServerSocket socket;
    private final URI server;
    private final Quality quality;
    private final Random random = new Random(1);
    private final AtomicInteger connections = new AtomicInteger();

    public BadLink(URI server, Quality quality) throws IOException {
        this.server = server;
        this.quality = quality;
        this.socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                new Connection(socket.accept()).open();
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private long delay() {
        long jitter = quality.jitter().toNanos();
        synchronized (random) {
            return quality.delay().toNanos() + (jitter == 0 ? 0 : random.nextLong(2 * jitter) - jitter);
        }
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | InterruptedException e) {
                        // One side has hung up; the other learns of it by its own thread.
                    }
                },
                "bad-link");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** One client's. */
    private final class Connection {
        private final Socket client;
        private final CountDownLatch clientLeft = new CountDownLatch(1);
        private long lastHeard = System.nanoTime();
        private boolean isSilent;

        Connection(Socket client) {
            this.client = client;
            connections.incrementAndGet();
        }

        void open() throws IOException {
            Socket far = new Socket(server.getHost(), server.getPort());
            carry(client, far);
            carry(far, client);
        }

        private void carry(Socket from, Socket to) {
            BlockingQueue<Packet> underWay = new LinkedBlockingQueue<>();
            start(() -> {
                try {
                    receive(from, underWay);
                } finally {
                    underWay.add(new Packet(new byte[0], System.nanoTime() + delay()));
                }
            });
            start(() -> {
                try (from;
                        to) {
                    deliver(underWay, to.getOutputStream());
                }
            });
        }

        private void receive(Socket from, BlockingQueue<Packet> underWay) throws IOException, InterruptedException {
            byte[] buffer = new byte[PACKET];
            for (int count = from.getInputStream().read(buffer);
                    count >= 0;
                    count = from.getInputStream().read(buffer)) {
                if (!isSilent()) {
                    underWay.add(new Packet(Arrays.copyOf(buffer, count), System.nanoTime() + delay()));
                }
            }
            if (from == client) {
                clientLeft.countDown();
            } else if (isSilent()) {
                clientLeft.await();
            }
        }

        private void deliver(BlockingQueue<Packet> underWay, OutputStream to) throws IOException, InterruptedException {
            while (true) {
                Packet packet = underWay.take();
                TimeUnit.NANOSECONDS.sleep(packet.due() - System.nanoTime());
                if (packet.bytes().length == 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(packet.bytes().length * 1_000_000_000L / quality.bytesASecond());
                to.write(packet.bytes());
                to.flush();
            }
        }

        private synchronized boolean isSilent() {
            long now = System.nanoTime();
            isSilent |= now - lastHeard > quality.silentAfter().toNanos();
            lastHeard = now;
            return isSilent;
        }
    }
}
