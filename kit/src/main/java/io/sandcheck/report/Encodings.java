package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.json.Json;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The encodings in which programs write a value. */
final class Encodings {

    /** In a shorter value, the recognisable part of its base64 is too short to be distinguished from a word. */
    private static final int SHORTEST = 8;

    private Encodings() {}

    /**
     * Return the value and its encodings: JSON, percent-encoding, hexadecimal, and base64 at any position in a longer
     * text.
     */
    static Set<String> of(String value) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(value);
        String json = Json.line(value);
        forms.add(json.substring(1, json.length() - 1));
        forms.add(URLEncoder.encode(value, UTF_8));
        forms.add(URLEncoder.encode(value, UTF_8).replace("+", "%20"));
        if (value.length() >= SHORTEST) {
            String hex = HexFormat.of().formatHex(value.getBytes(UTF_8));
            forms.add(hex);
            forms.add(hex.toUpperCase(Locale.ROOT));
            for (int before = 0; before < 3; before++) {
                String base64 = base64(value.getBytes(UTF_8), before);
                forms.add(base64);
                forms.add(base64.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    /**
     * Return those characters of its base64 that only depend on the value, if this number of bytes precede it in its
     * group.
     */
    private static String base64(byte[] value, int before) {
        byte[] bytes = new byte[before + value.length];
        System.arraycopy(value, 0, bytes, before, value.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int from = (before * 8 + 5) / 6;
        int to = bytes.length * 8 / 6;
        return encoded.substring(from, to);
    }
}
