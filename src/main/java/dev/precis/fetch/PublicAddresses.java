package dev.precis.fetch;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The addresses of the public internet, after the registries of special-purpose addresses (RFC 6890 and what was added
 * since). Of IPv6 only 2000::/3 is public at all, which leaves out everything that carries an IPv4 address in another
 * form: mapped, compatible, NAT64; 6to4 and Teredo are listed.
 */
final class PublicAddresses {
    private static final List<Block> NOT_PUBLIC_4 = Block.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // The control address of a large cloud's virtual machines; it lies among public ones.
            "168.63.129.16/32",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Block GLOBAL_6 = Block.of("2000::/3");
    private static final List<Block> NOT_PUBLIC_6 =
            Block.all("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private PublicAddresses() {}

    static boolean has(InetAddress address) {
        List<Block> special = address instanceof Inet4Address ? NOT_PUBLIC_4 : NOT_PUBLIC_6;
        boolean global = address instanceof Inet4Address || GLOBAL_6.has(address);
        return global && special.stream().noneMatch(block -> block.has(address));
    }

    /** A range of addresses: the first bits of all of them. */
    private record Block(BigInteger prefix, int ignoredBits) {
        static List<Block> all(String... ranges) {
            return List.of(ranges).stream().map(Block::of).toList();
        }

        /** @param range in CIDR notation */
        static Block of(String range) {
            int slash = range.indexOf('/');
            byte[] bytes = bytes(range.substring(0, slash));
            int ignored = bytes.length * Byte.SIZE - Integer.parseInt(range.substring(slash + 1));
            return new Block(new BigInteger(1, bytes).shiftRight(ignored), ignored);
        }

        boolean has(InetAddress address) {
            return new BigInteger(1, address.getAddress())
                    .shiftRight(ignoredBits)
                    .equals(prefix);
        }

        /** A literal is never looked up. */
        private static byte[] bytes(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(literal, e);
            }
        }
    }
}
