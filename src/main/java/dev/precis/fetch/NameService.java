package dev.precis.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks names up. */
interface NameService {
    NameService SYSTEM = InetAddress::getAllByName;

    /** @throws UnknownHostException where the name has no address */
    InetAddress[] addresses(String host) throws UnknownHostException;
}
