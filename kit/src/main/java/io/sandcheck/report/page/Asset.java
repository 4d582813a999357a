package io.sandcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A part of the page that is the same in every report: its style or its script.
 *
 * @param text must not contain its own closing tag
 */
record Asset(String text) {

    static final Asset STYLE = read("page.css");
    static final Asset SCRIPT = read("page.js");

    private static Asset read(String name) {
        try (InputStream resource = Asset.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IOException("It is not on the class path");
            }
            return new Asset(new String(resource.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Resource [%s] of the page cannot be read".formatted(name), e);
        }
    }

    /** Return its hash for the page's content security policy (CSP 3, section 2.3.1). */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
