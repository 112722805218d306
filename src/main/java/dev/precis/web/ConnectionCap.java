package dev.precis.web;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the number of open connections within bounds. Where one comes too many, the one that has been of least use is closed:
 * the oldest that never sent a whole request, else the oldest on which nothing runs. So those who only open connections
 * cannot shut out others. Thread-safe.
 */
final class ConnectionCap implements Connection.Listener {
    private final int most;
    private final Set<Connection> connections = new LinkedHashSet<>();

    ConnectionCap(int most) {
        this.most = most;
    }

    @Override
    public void onOpened(Connection connection) {
        var superfluous = add(connection);
        if (superfluous != null) {
            superfluous.close();
        }
    }

    @Override
    public synchronized void onClosed(Connection connection) {
        connections.remove(connection);
    }

    private synchronized @Nullable Connection add(Connection connection) {
        connections.add(connection);
        if (connections.size() <= most) {
            return null;
        }
        var superfluous = oldest(each -> each.getMessagesIn() == 0)
                .or(() -> oldest(each -> each.getMessagesIn() == each.getMessagesOut()))
                .orElse(connection);
        connections.remove(superfluous);
        return superfluous;
    }

    private Optional<Connection> oldest(Predicate<Connection> kind) {
        return connections.stream().filter(kind).findFirst();
    }
}
