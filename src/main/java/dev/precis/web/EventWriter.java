package dev.precis.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * Writes server-sent events to one client. An event is one write, with an id that counts from 1; its data is JSON, which
 * has no line breaks, so that nothing that is told can begin an event of its own. A client that does not take an event in
 * time loses its connection. For one request, by one thread.
 */
final class EventWriter {
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private static final long STAY_MILLIS = 30_000;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Streams streams;
    private final ClientLine line;
    private int events;

    EventWriter(HttpServletRequest request, HttpServletResponse response, Streams streams) {
        this.request = request;
        this.response = response;
        this.streams = streams;
        this.line = ClientLine.of(request);
    }

    /** True where the client has been answered 200, and only events can follow. */
    boolean isOpen() {
        return response.isCommitted();
    }

    /** False where the caller's key has been revoked since. */
    boolean isWelcome() {
        return Admission.isWelcome(request);
    }

    /** True where the client has closed its connection; one that vanished is found out by a {@link #heartbeat}. */
    boolean hasGone() {
        return line.hasGone();
    }

    void event(StreamEvent event) throws IOException {
        events++;
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(("id: " + events + "\nevent: " + event.name() + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        frame.writeBytes(event.json());
        frame.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
        write(frame.toByteArray());
    }

    /** Tells nothing; fails where the client has gone. */
    void heartbeat() throws IOException {
        write(HEARTBEAT);
    }

    private void write(byte[] frame) throws IOException {
        if (!response.isCommitted()) {
            open();
        }
        var cut = streams.whenPatienceEnds(this::cut);
        try {
            ServletOutputStream out = response.getOutputStream();
            out.write(frame);
            out.flush();
        } finally {
            cut.cancel(false);
        }
    }

    private void open() {
        response.setStatus(200);
        response.setCharacterEncoding(null);
        response.setContentType(MediaType.EVENTS);
        response.setHeader("Cache-Control", "no-store");
        // Proxies must pass each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
    }

    /** Keeps Jetty from closing the connection: while it drains, it gives each a second of silence. */
    void stayOpen() {
        connection().setIdleTimeout(STAY_MILLIS);
    }

    private void cut() {
        connection().close();
    }

    private EndPoint connection() {
        return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }
}
