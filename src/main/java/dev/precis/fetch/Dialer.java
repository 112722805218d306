package dev.precis.fetch;

import java.net.Proxy;
import java.net.Socket;
import org.apache.hc.client5.http.io.DetachedSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of one fetch and remembers the last. None goes through a proxy: those of the process are for other
 * things, and through one nobody would know what is dialled.
 */
final class Dialer implements DetachedSocketFactory {
    private volatile @Nullable Socket last;

    @Override
    public Socket create(@Nullable Proxy proxy) {
        var socket = new Socket(Proxy.NO_PROXY);
        last = socket;
        return socket;
    }

    void forget() {
        last = null;
    }

    /** True where anything answered the dialling since it was last told to forget. */
    boolean hasReached() {
        var socket = last;
        return socket != null && socket.isConnected();
    }
}
