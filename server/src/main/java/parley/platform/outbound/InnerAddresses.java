package parley.platform.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Tells addresses of the open internet from those that lead back into our own house: loopback,
/// private and link-local networks, cloud metadata, and every form in which an IPv6 address hides
/// an IPv4 one. What is not known to be public counts as inner.
final class InnerAddresses {

    /// IANA's special-purpose IPv4 blocks that are not reachable from everywhere.
    private static final List<Block> IPV4 = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4),
            new Block("240.0.0.0", 4));

    /// Only 2000::/3 is public at all; of it these are not, or hide IPv4 addresses.
    private static final Block IPV6_PUBLIC = new Block("2000::", 3);

    private static final List<Block> IPV6 = List.of(
            new Block("2001::", 23), new Block("2001:db8::", 32), new Block("2002::", 16), new Block("3fff::", 20));

    private InnerAddresses() {}

    static boolean isInner(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4.stream().anyMatch(block -> block.holds(address));
        }
        return !IPV6_PUBLIC.holds(address) || IPV6.stream().anyMatch(block -> block.holds(address));
    }

    /// All addresses that begin with the same bits.
    private static final class Block {
        private final byte[] start;
        private final int bits;

        Block(String start, int bits) {
            this.start = InetAddress.ofLiteral(start).getAddress();
            this.bits = bits;
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            int whole = bits / 8;
            int rest = bits % 8;
            if (other.length != start.length || !Arrays.equals(start, 0, whole, other, 0, whole)) {
                return false;
            }
            int mask = (0xff << (8 - rest)) & 0xff;
            return rest == 0 || (start[whole] & mask) == (other[whole] & mask);
        }
    }
}
