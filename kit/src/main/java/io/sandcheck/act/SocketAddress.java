package io.sandcheck.act;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Addresses of sockets as the kernel of a little-endian machine reads them (ip(7), ipv6(7), unix(7)). */
final class SocketAddress {

    private static final byte AF_UNIX = 1;
    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final int LENGTH = 16;
    private static final int LENGTH_6 = 28;

    private static final String MAPPED = "::ffff:";
    private static final byte[] MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private SocketAddress() {}

    /** Make the address of an IPv4 or IPv6 number, which may be an IPv4 address mapped into IPv6. */
    static byte[] ofInternet(String address, String port) {
        boolean mapped = address.startsWith(MAPPED) && address.contains(".");
        byte[] number = number(mapped ? address.substring(MAPPED.length()) : address);
        boolean version6 = mapped || number.length > Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(version6 ? LENGTH_6 : LENGTH);
        bytes.put(version6 ? AF_INET6 : AF_INET).put((byte) 0).putShort((short) Integer.parseInt(port));
        if (version6) {
            bytes.putInt(0);
        }
        if (mapped) {
            bytes.put(MAPPED_PREFIX);
        }
        return bytes.put(number).array();
    }

    /** Make the address of a path, or of the abstract name after an {@code @}. */
    static byte[] ofUnix(String address) {
        String name = address.startsWith("@") ? "\0" + address.substring(1) : address + "\0";
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .put(AF_UNIX)
                .put((byte) 0)
                .put(text)
                .array();
    }

    private static byte[] number(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Address [%s] is not a number".formatted(address), e);
        }
    }
}
