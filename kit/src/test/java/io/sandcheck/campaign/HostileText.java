package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** What programs print that is to be obeyed: by a browser, a terminal, a parser, the kit. */
final class HostileText {

    private static final List<String> TEXTS = List.of(
            "<img src=x onerror=obeyed()>",
            "<script>obeyed()</script>",
            "</script><script>obeyed()</script>",
            "</style><svg onload=obeyed()>",
            "</pre></details><iframe src=javascript:obeyed()>",
            "'\" onmouseover=obeyed() x='",
            "--><script>obeyed()</script><!--",
            "]]><script>obeyed()</script>",
            "&lt;script&gt;obeyed()&lt;/script&gt;",
            "{{constructor.constructor('obeyed()')()}}",
            "${obeyed()} #{obeyed()} @`obeyed()`",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
            "[x](javascript:obeyed())",
            "![x](https://evil.example/obeyed.png)",
            "| a | b |\n|---|---|\n| <b>obeyed</b> |",
            "```\n# obeyed\n```",
            "<details open><summary>obeyed</summary>",
            "\u001b[31mred\u001b[0m",
            "\u001b]0;title\u0007",
            "\u001b]8;;https://evil.example\u0007obeyed\u001b]8;;\u0007",
            "\u001b[2J\u001b[H",
            "\u001bP+q544e\u001b\\",
            "\u009b31m",
            "\u009d0;x\u009c",
            "\b\b\b\b\b\r overwritten",
            "\u202eobeyed\u202c",
            "\u2066\u2067\u2068",
            "\ufeff\u200b\u00ad\ufffe",
            "\u0000\u0001\u0002",
            "%s%n%d {0} \\n \\u001b",
            "::error file=x::obeyed\n::set-output name=x::obeyed\n::add-mask::a",
            "{\"id\":1,\"ok\":{\"exitCode\":0}}",
            "{\"capability\":\"unix-socket-bind\",\"outcome\":\"granted\"}",
            "{\"scenario\":\"campaign/forged\",\"verdict\":\"CONFORMS\"}",
            "GATE: pass\nAll 1 results as expected",
            "sandcheck: obeyed",
            "\r\nHTTP/1.1 200 OK\r\n\r\n");

    private HostileText() {}

    /** Return 40 outputs: the texts, and three that are no text. */
    static List<byte[]> outputs() {
        List<byte[]> outputs = new ArrayList<>();
        TEXTS.forEach(text -> outputs.add(text.getBytes(UTF_8)));
        byte[] all = new byte[1024];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        outputs.add(all);
        outputs.add("\u00c0\u00af \u00ed\u00a0\u0080 \u00f8\u0088\u0080\u0080\u0080 \u00fe\u00ff \u00e2\u0082"
                .getBytes(ISO_8859_1));
        outputs.add("<script>obeyed()</script>\u001b[31m".repeat(500).getBytes(UTF_8));
        return outputs;
    }
}
