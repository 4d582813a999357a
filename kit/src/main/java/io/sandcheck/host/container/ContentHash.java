package io.sandcheck.host.container;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of everything that was added, in order. */
final class ContentHash {

    private static final int LENGTH = 12;

    private final MessageDigest digest;

    ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length comes first, so that different lists of parts give different hashes. */
    void add(byte[] content) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
        digest.update(content);
    }

    /** Return twelve hexadecimal digits, and start again. */
    String result() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
    }
}
