package dev.precis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends articles to the service from one thread that does as little as can be done, in a process of its own: a client with a
 * thread or a future for each request would take most of the cores that it wants to measure. Every article differs from
 * the others by a number in its first line.
 *
 * <p>Arguments: port, path, file with the article, requests a second (0: each connection sends again when it was answered),
 * connections (those there are at once where the rate is 0, else at most), seconds, and the key to show, if any. Prints one line of {@code name=value}.
 */
public final class OpenLoad {
    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final int DIGITS = 9;
    private static final long UNKNOWN = -1;
    private static final long CHUNKED = -2;
    /** What chunks end with: a 0 and two line breaks. */
    private static final long LAST_CHUNK = 0x300D0A0D0AL;

    private static final long LAST_CHUNK_MASK = 0xFFFFFFFFFFL;

    private final InetSocketAddress server;
    private final byte[] head;
    private final byte[] tail;
    private final double rate;
    private final int connections;
    private final double seconds;

    private final Deque<Call> idle = new ArrayDeque<>();
    private final Map<Integer, List<Double>> answered = new TreeMap<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private int open;
    private int running;
    private int sent;
    private int broken;
    private int starved;
    private int untold;
    private int number;

    private OpenLoad(String[] arguments) throws IOException {
        server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        tail = Files.readAllBytes(Path.of(arguments[2]));
        rate = Double.parseDouble(arguments[3]);
        connections = Integer.parseInt(arguments[4]);
        seconds = Double.parseDouble(arguments[5]);
        String key = arguments.length > 6 ? "Authorization: Bearer " + arguments[6] + "\r\n" : "";
        head = ("POST " + arguments[1] + " HTTP/1.1\r\nHost: localhost\r\n" + key
                        + "Content-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Length: " + (DIGITS + tail.length) + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Takes as long as it is told to, and until the last answer has come. */
    public static void main(String[] arguments) throws IOException {
        var load = new OpenLoad(arguments);
        load.run();
        load.print();
    }

    /** One connection, and what is under way on it. */
    private static final class Call {
        private final SocketChannel channel;
        private final ByteBuffer[] out = new ByteBuffer[3];
        private final StringBuilder header = new StringBuilder();
        private int status;
        private long left = UNKNOWN;
        /** The last bytes that came. */
        private long end;

        private long since;
        private boolean closes;
        private SelectionKey key;

        Call(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private void run() throws IOException {
        try (var selector = Selector.open()) {
            long begin = System.nanoTime();
            long end = begin + (long) (seconds * 1e9);
            long limit = end + LONGEST_WAIT_SECONDS * 1_000_000_000L;
            for (int i = 0; rate == 0 && i < connections; i++) {
                begin(selector, begin);
            }
            while (System.nanoTime() < end || running > 0 && System.nanoTime() < limit) {
                long pause = rate > 0 && System.nanoTime() < end ? sendWhatIsDue(selector, begin, end) : 10;
                selector.select(this::go, Math.max(1, pause));
                while (rate == 0 && running < connections && System.nanoTime() < end) {
                    begin(selector, System.nanoTime());
                }
            }
        }
    }

    /** Milliseconds until the next one is due. What is late counts from when it was due. */
    private long sendWhatIsDue(Selector selector, long begin, long end) throws IOException {
        while (true) {
            long due = begin + (long) (sent * 1e9 / rate);
            if (due >= end || due > System.nanoTime()) {
                return (Math.min(due, end) - System.nanoTime()) / 1_000_000;
            }
            begin(selector, due);
        }
    }

    private void begin(Selector selector, long since) throws IOException {
        sent++;
        var call = idle.pollLast();
        if (call == null) {
            if (open >= connections) {
                starved++;
                return;
            }
            call = connect(selector);
        }
        running++;
        call.since = since;
        call.status = 0;
        call.left = UNKNOWN;
        call.closes = false;
        call.header.setLength(0);
        var first = String.format("%0" + DIGITS + "d", ++number).getBytes(StandardCharsets.US_ASCII);
        call.out[0] = ByteBuffer.wrap(head);
        call.out[1] = ByteBuffer.wrap(first);
        call.out[2] = ByteBuffer.wrap(tail);
        if (call.channel.isConnected()) {
            write(call);
        }
    }

    private Call connect(Selector selector) throws IOException {
        var channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
        var call = new Call(channel);
        call.key = channel.register(selector, SelectionKey.OP_CONNECT, call);
        open++;
        channel.connect(server);
        return call;
    }

    private void go(SelectionKey key) {
        var call = (Call) key.attachment();
        try {
            if (key.isConnectable() && call.channel.finishConnect() || key.isWritable()) {
                write(call);
            }
            if (key.isValid() && key.isReadable()) {
                read(call);
            }
        } catch (IOException e) {
            lose(call);
        }
    }

    private static boolean isSent(Call call) {
        return !call.out[2].hasRemaining();
    }

    private void write(Call call) {
        try {
            call.channel.write(call.out);
            call.key.interestOps(isSent(call) ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        } catch (IOException e) {
            // An answer may have come before the connection was closed.
            call.key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read(Call call) throws IOException {
        in.clear();
        int count = call.channel.read(in);
        if (count < 0) {
            lose(call);
            return;
        }
        in.flip();
        while (call.left == UNKNOWN && in.hasRemaining()) {
            call.header.append((char) (in.get() & 0xFF));
            int size = call.header.length();
            if (size >= 4 && call.header.charAt(size - 1) == '\n' && call.header.charAt(size - 3) == '\n') {
                understand(call);
            }
        }
        if (call.status > 0 && isWhole(call)) {
            finish(call);
        }
    }

    /** Whether the body has ended, of which more has come. */
    private boolean isWhole(Call call) {
        if (call.left != CHUNKED) {
            call.left -= in.remaining();
            return call.left == 0;
        }
        while (in.hasRemaining()) {
            call.end = call.end << 8 | in.get() & 0xFF;
        }
        return (call.end & LAST_CHUNK_MASK) == LAST_CHUNK;
    }

    private void understand(Call call) {
        var header = call.header.toString().toLowerCase(Locale.ROOT);
        call.status = Integer.parseInt(header.substring(9, 12));
        int length = header.indexOf("content-length:");
        call.end = 0;
        call.left = length < 0
                ? CHUNKED
                : Long.parseLong(header.substring(length + 15, header.indexOf('\r', length))
                        .strip());
        call.closes = header.contains("connection: close");
        if (call.status == 503 && !header.contains("retry-after:")) {
            untold++;
        }
    }

    private void finish(Call call) throws IOException {
        answered.computeIfAbsent(call.status, status -> new ArrayList<>()).add((System.nanoTime() - call.since) / 1e6);
        running--;
        if (call.closes || !isSent(call)) {
            close(call);
        } else {
            call.left = UNKNOWN;
            call.status = 0;
            idle.addLast(call);
        }
    }

    private void lose(Call call) {
        if (!idle.remove(call)) {
            running--;
            broken++;
        }
        close(call);
    }

    private void close(Call call) {
        open--;
        call.key.cancel();
        try {
            call.channel.close();
        } catch (IOException e) {
            // Nothing is left to do on it.
        }
    }

    private void print() {
        var line = new StringBuilder();
        line.append(String.format(
                Locale.ROOT,
                "sent=%d broken=%d starved=%d unanswered=%d untold=%d cpu=%.3f",
                sent,
                broken,
                starved,
                running,
                untold,
                cpuSeconds()));
        answered.forEach((status, millis) -> {
            millis.sort(null);
            line.append(String.format(
                    Locale.ROOT,
                    " %d.count=%d %d.p50=%.1f %d.p99=%.1f",
                    status,
                    millis.size(),
                    status,
                    part(millis, 0.5),
                    status,
                    part(millis, 0.99)));
        });
        System.out.println(line);
    }

    private static double part(List<Double> sorted, double part) {
        return sorted.get((int) Math.ceil(sorted.size() * part) - 1);
    }

    private static double cpuSeconds() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime() / 1e9;
    }
}
