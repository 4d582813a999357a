package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A secret that nobody uses.
 *
 * @param name of its variable; null if nothing but its form tells what it is
 * @param body what of it is secret
 */
record Secret(@Nullable String name, String value, String body) {

    /** So many characters of it in a row give it away. */
    private static final int TELLING = 10;

    private static final List<String> NAMES = List.of(
            "GITHUB_TOKEN",
            "AWS_SECRET_ACCESS_KEY",
            "OPENAI_API_KEY",
            "DB_PASSWORD",
            "MYSQL_PWD",
            "SSH_PASSPHRASE",
            "DOCKER_AUTH_CONFIG",
            "GH_PAT",
            "SENTRY_DSN",
            "SESSION_COOKIE",
            "SLACK_WEBHOOK",
            "STRIPE_LIVE",
            "KUBECONFIG_DATA",
            "TLS_PEM",
            "VAULT_UNSEAL_1",
            "NPM_CONFIG__AUTH",
            "AZURE_CLIENT_SECRET",
            "JWT",
            "SIGNING_KEY",
            "GPG_PRIVATE");

    /** What stands before and after the secret part. */
    private static final List<String> FORMS = List.of(
            "ghp_@",
            "github_pat_@",
            "glpat-@",
            "AKIA@",
            "ASIA@",
            "xoxb-@",
            "xapp-@",
            "sk_live_@",
            "rk_test_@",
            "sk-ant-@",
            "AIza@",
            "npm_@",
            "pypi-AgEIcHlwaS5vcmc@",
            "hvs.@",
            "dckr_pat_@",
            "hf_@",
            "eyJhbGciOiJIUzI1NiJ9.@.@",
            "https://hooks.slack.com/services/@",
            "https://me:@@example.com/x",
            "-----BEGIN RSA PRIVATE KEY-----\n@\n@\n-----END RSA PRIVATE KEY-----");

    /** Plant as many as there are names and forms. */
    static List<Secret> plant(Random random) {
        List<Secret> secrets = new ArrayList<>();
        for (String name : NAMES) {
            String body = body(random);
            secrets.add(new Secret(name, body, body));
        }
        for (String form : FORMS) {
            String body = body(random);
            int first = form.indexOf('@');
            String value =
                    form.substring(0, first) + body + form.substring(first + 1).replaceFirst("@(?!example)", body);
            secrets.add(new Secret(null, value, body));
        }
        return secrets;
    }

    private static String body(Random random) {
        StringBuilder body = new StringBuilder();
        while (body.length() < 28) {
            body.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(random.nextInt(36)));
        }
        return body.toString();
    }

    /** Return the variables that hold those that have a name. */
    static Map<String, String> variables(List<Secret> secrets) {
        Map<String, String> variables = new LinkedHashMap<>();
        secrets.forEach(secret -> {
            if (secret.name() != null) {
                variables.put(secret.name(), secret.value());
            }
        });
        return variables;
    }

    /** Return how programs write it: as it is, cut, and encoded if it has a name to be known by. */
    List<String> writings(Random random) {
        List<String> writings = new ArrayList<>(List.of(
                "it is " + value + ".",
                "'" + value + "'",
                "x=" + value + "&y",
                "\"" + value.replace("\n", "\\n") + "\""));
        if (name != null) {
            byte[] bytes = value.getBytes(UTF_8);
            writings.add(HexFormat.of().formatHex(bytes));
            writings.add("?q=" + URLEncoder.encode(value, UTF_8));
            byte[] more = (" ".repeat(random.nextInt(4)) + value + "/").getBytes(UTF_8);
            writings.add(Base64.getEncoder().encodeToString(more));
            writings.add(Base64.getUrlEncoder().encodeToString(more));
        }
        return writings;
    }

    /** Tell whether a text gives it away, in one of the ways in which it was written. */
    boolean isIn(String text) {
        byte[] bytes = body.getBytes(UTF_8);
        List<String> forms = new ArrayList<>(List.of(body, HexFormat.of().formatHex(bytes)));
        for (int before = 0; before < 3; before++) {
            String base64 = Base64.getEncoder().encodeToString((" ".repeat(before) + body).getBytes(UTF_8));
            forms.add(base64.substring(4, base64.length() - 4));
        }
        return forms.stream().anyMatch(form -> partIsIn(form, text));
    }

    private static boolean partIsIn(String form, String text) {
        for (int from = 0; from + TELLING <= form.length(); from++) {
            if (text.contains(form.substring(from, from + TELLING))) {
                return true;
            }
        }
        return false;
    }
}
