package dev.precis.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Tells whether the client of a request that is being worked on is still there. A server hears of a client's leaving only
 * where it reads, and Jetty reads nothing between a request and its answer; so one byte is read here. Where the client has
 * sent its next request already, the byte is handed to the connection, and nothing more is found out.
 *
 * <p>A client that ends its own side of the connection counts as gone, as with other servers. For requests whose body has
 * been read, by one thread at a time, and only while the answer is not complete.
 */
final class ClientLine {
    private final EndPoint endPoint;
    private final Connection connection;
    private final ByteBuffer next = BufferUtil.allocate(1);
    private boolean isTold;
    private boolean hasGone;

    private ClientLine(EndPoint endPoint, Connection connection) {
        this.endPoint = endPoint;
        this.connection = connection;
        this.isTold = hasSentMore();
    }

    static ClientLine of(HttpServletRequest request) {
        var connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection();
        return new ClientLine(connection.getEndPoint(), connection);
    }

    /** Whether the client has left; does not wait. */
    boolean hasGone() {
        if (!isTold) {
            listen();
        }
        return hasGone;
    }

    private void listen() {
        try {
            int read = endPoint.fill(next);
            hasGone = read < 0;
            isTold = read != 0;
            if (read > 0) {
                giveBack(next);
            }
        } catch (IOException e) {
            hasGone = true;
            isTold = true;
        }
    }

    /** Bytes after the request that Jetty has read with it. */
    private boolean hasSentMore() {
        if (!(connection instanceof Connection.UpgradeFrom reader && connection instanceof Connection.UpgradeTo)) {
            return true;
        }
        var more = reader.onUpgradeFrom();
        if (more == null) {
            return false;
        }
        giveBack(more);
        return true;
    }

    /** Into the empty buffer from which the next request will be read. */
    private void giveBack(ByteBuffer bytes) {
        if (connection instanceof Connection.UpgradeTo reader) {
            reader.onUpgradeTo(bytes);
        }
    }
}
