package dev.precis.fetch;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Says which network addresses may be dialled. */
interface AddressRule {
    /**
     * Addresses of the public internet, those of this machine left out: a public address of its own leads to its own
     * ports.
     */
    AddressRule PUBLIC = address -> PublicAddresses.has(address) && !isOwn(address);

    boolean allows(InetAddress address);

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
