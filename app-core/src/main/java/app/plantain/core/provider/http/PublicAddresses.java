package app.plantain.core.provider.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Tells the addresses of the public internet from all others: private, local, shared, reserved and cloud metadata. */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            block("00000000", 8), // this network
            block("0a000000", 8), // private
            block("64400000", 10), // shared by carriers; 100.100.100.200 tells a cloud's secrets
            block("7f000000", 8), // loopback
            block("a83f8110", 32), // 168.63.129.16, a cloud's inside
            block("a9fe0000", 16), // link-local; 169.254.169.254 tells a cloud's secrets
            block("ac100000", 12), // private
            block("c0000000", 24), // protocol assignments
            block("c0000200", 24), // documentation
            block("c0586300", 24), // 6to4 relays
            block("c0a80000", 16), // private
            block("c6120000", 15), // benchmarks
            block("c6336400", 24), // documentation
            block("cb007100", 24), // documentation
            block("e0000000", 4), // multicast
            block("f0000000", 4)); // reserved, broadcast

    private static final Block GLOBAL_6 = block("20000000000000000000000000000000", 3);

    /** An IPv4 address in the clothes of IPv6, as a network without IPv4 translates it. */
    private static final Block TRANSLATED = block("0064ff9b000000000000000000000000", 96);

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            block("20010000000000000000000000000000", 23), // protocol assignments, Teredo
            block("20010db8000000000000000000000000", 32), // documentation
            block("20020000000000000000000000000000", 16), // 6to4, which hides any IPv4 address
            block("3fff0000000000000000000000000000", 20)); // documentation

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return address instanceof Inet4Address ? isPublic4(address.getAddress()) : isPublic6(address.getAddress());
    }

    private static boolean isPublic4(byte[] address) {
        return NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(address));
    }

    /** IPv4-mapped addresses are outside of the global range, and the JDK hands them out as IPv4 anyway. */
    private static boolean isPublic6(byte[] address) {
        if (TRANSLATED.contains(address)) {
            return isPublic4(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(address));
    }

    private static Block block(String start, int bits) {
        return new Block(HexFormat.of().parseHex(start), bits);
    }

    /** All addresses that begin with the same bits. */
    private static final class Block {
        private final byte[] start;
        private final int bits;

        Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        boolean contains(byte[] address) {
            int whole = bits / 8;
            int rest = 0xff00 >> (bits % 8) & 0xff;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (rest == 0 || (address[whole] & rest) == (start[whole] & rest));
        }
    }
}
