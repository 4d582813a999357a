package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.json.Json;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** How programs write a value that they do not write as it is. */
final class Encodings {

    /** Of a shorter one, what is left of its base64 in the middle of another is too short to be told from a word. */
    private static final int SHORTEST = 8;

    private Encodings() {}

    /** Return the value and its encodings: JSON, per cent, hexadecimal, and base64, wherever in a longer text it stands. */
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

    /** Return those characters of its base64 that depend on nothing but the value if so many bytes stand before it in its group. */
    private static String base64(byte[] value, int before) {
        byte[] bytes = new byte[before + value.length];
        System.arraycopy(value, 0, bytes, before, value.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        int from = (before * 8 + 5) / 6;
        int to = bytes.length * 8 / 6;
        return encoded.substring(from, to);
    }
}
