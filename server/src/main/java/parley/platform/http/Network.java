package parley.platform.http;

import java.net.InetAddress;

/// A range of addresses that share their first bits, as `10.0.0.0/8` or `fd00::/8`; a single
/// address is a range of one.
record Network(InetAddress address, int prefix) {

    static Network parse(String text) {
        String[] words = text.strip().split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(words[0]);
            int bits = address.getAddress().length * 8;
            int prefix = words.length == 1 ? bits : Integer.parseInt(words[1]);
            if (prefix >= 0 && prefix <= bits) {
                return new Network(address, prefix);
            }
        } catch (IllegalArgumentException unreadable) {
            // the sentence below says so
        }
        throw new IllegalArgumentException("not a network such as 10.0.0.0/8: " + text);
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
