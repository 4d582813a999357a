package io.sandcheck.report;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Removes credentials from texts: the values of environment variables whose name looks like that of a credential
 * ({@code GITHUB_TOKEN}, {@code DB_PASSWORD}) or whose value looks like one, also encoded, and everything else that
 * looks like a credential (a private key, {@code ghp_…}).
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Redaction {

    private static final Pattern CREDENTIAL_NAME = Pattern.compile(
            "TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|AUTHORIZATION|COOKIE|API_?KEY|WEBHOOK|PRIVATE|KUBECONFIG|UNSEAL"
                    + "|(^|_)(KEY|PASS|PAT|JWT|DSN|AUTH|PEM|PFX|P12|SAS|SALT|OTP|PIN|BEARER|SIGNATURE)(_|$)|^(STRIPE|VAULT)_|_PWD$",
            Pattern.CASE_INSENSITIVE);

    /** Names that look like those of credentials, but are paths and addresses of agents and servers. */
    private static final Pattern AGENT_SOCKET =
            Pattern.compile("_(SOCK|SOCKET|FILE|PATH|DIR|ADDR|ADDRESS|NAMESPACE|VERSION|CACERT|CAPATH)$|^KUBECONFIG$");

    /** A shorter value ({@code 1}, {@code true}) is no secret, and its removal would garble every text. */
    private static final int SHORTEST = 6;

    private final Map<String, String> nameOfValue = new LinkedHashMap<>();
    private final Pattern values;

    private Redaction(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (isCredential(name, value)) {
                Encodings.of(value.strip()).forEach(form -> nameOfValue.putIfAbsent(form, name));
            }
        });
        values = Pattern.compile(nameOfValue.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(joining("|")));
    }

    /** Make a redaction for the variables of an environment, such as {@link System#getenv()}. */
    public static Redaction of(Map<String, String> environment) {
        return new Redaction(environment);
    }

    private static boolean isCredential(String name, String value) {
        if (value.strip().length() < SHORTEST) {
            return false;
        }
        boolean named = CREDENTIAL_NAME.matcher(name).find()
                && !AGENT_SOCKET.matcher(name).find();
        return named || SecretForms.in(value);
    }

    /**
     * Return the text with {@code [redacted: NAME]} instead of each value, and instead of what a cut has left of one.
     */
    public String apply(String text) {
        return SecretForms.removedFrom(withoutValues(text));
    }

    private String withoutValues(String text) {
        if (nameOfValue.isEmpty()) {
            return text;
        }
        String whole = values.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(mark(String.valueOf(nameOfValue.get(match.group())))));
        return new CutValues(nameOfValue, SHORTEST).removedFrom(whole);
    }

    static String mark(String name) {
        return "[redacted: " + name + "]";
    }

    List<String> apply(List<String> texts) {
        return texts.stream().map(this::apply).toList();
    }

    /** Apply it to the values. */
    Map<String, String> apply(Map<String, String> texts) {
        Map<String, String> without = new LinkedHashMap<>();
        texts.forEach((name, text) -> without.put(name, apply(text)));
        return without;
    }
}
