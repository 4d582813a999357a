package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_TOKEN",
                "npm_config__authToken",
                "AWS_SECRET_ACCESS_KEY",
                "OPENAI_API_KEY",
                "OPENAI_APIKEY",
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
                "VAULT_UNSEAL_1"
            })
    void theValueOfAVariableThatIsNamedLikeACredentialIsTakenOut(String name) {
        assertThat(Redaction.of(Map.of(name, "hunter2")).apply("it is hunter2, hunter2!"))
                .isEqualTo("it is [redacted: %s], [redacted: %s]!", name, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HOME",
                "PWD",
                "OLDPWD",
                "SSH_AUTH_SOCK",
                "KEYBOARD",
                "XDG_SESSION_ID",
                "PATTERN",
                "KUBECONFIG",
                "VAULT_ADDR"
            })
    void otherVariablesAreLeftAlone(String name) {
        assertThat(Redaction.of(Map.of(name, "/home/me")).apply("cd /home/me")).isEqualTo("cd /home/me");
    }

    @Test
    void anAddressWithAPasswordIsTakenOutWhateverItsName() {
        Redaction redaction = Redaction.of(Map.of("https_proxy", "http://me:pw@proxy:3128"));

        assertThat(redaction.apply("via http://me:pw@proxy:3128")).isEqualTo("via [redacted: https_proxy]");
    }

    @Test
    void aShortValueIsNoSecret() {
        assertThat(Redaction.of(Map.of("USE_TOKEN", "true")).apply("true")).isEqualTo("true");
    }

    @Test
    void ofTwoValuesThatBeginAlikeTheLongerOneIsTakenOut() {
        Redaction redaction = Redaction.of(Map.of("A_TOKEN", "secret", "B_TOKEN", "secret-and-more"));

        assertThat(redaction.apply("secret-and-more")).isEqualTo("[redacted: B_TOKEN]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    the end is cut: hunter2-and     | the end is cut: [redacted: A_TOKEN]
                    nd-more was its beginning       | [redacted: A_TOKEN] was its beginning
                    nter2-and-more                  | [redacted: A_TOKEN]
                    write(1, "hunter2-a"..., 50)    | write(1, "[redacted: A_TOKEN]"..., 50)
                    said hunter2-an... and [...]2-and-more | said [redacted: A_TOKEN]... and [...][redacted: A_TOKEN]
                    hunter2 in the middle           | hunter2 in the middle
                    too short: hunte                | too short: hunte
                    """)
    void whatACutLeftOfAValueIsTakenOut(String text, String redacted) {
        assertThat(Redaction.of(Map.of("A_TOKEN", "hunter2-and-more")).apply(text))
                .isEqualTo(redacted);
    }

    @Test
    void valueThatTheGapOfALongOutputCutsIsTakenOut() {
        String secret = "hunter2-and-more";
        Output cut = new Output("x hunter2-".getBytes(UTF_8), "nd-more y".getBytes(UTF_8), 1_000_000);

        assertThat(Redaction.of(Map.of("A_TOKEN", secret)).apply(cut.text()))
                .isEqualTo("x [redacted: A_TOKEN]\n[... 999,981 bytes left out ...]\n[redacted: A_TOKEN] y");
    }

    @Test
    void whatIsBothTheBeginningAndTheEndOfAValueIsTakenOutOnce() {
        String value = "ab".repeat(5_000);
        String text = ("ab".repeat(2_000) + "...").repeat(50);

        assertThat(Redaction.of(Map.of("A_TOKEN", value)).apply(text)).isEqualTo("[redacted: A_TOKEN]...".repeat(50));
    }

    @Test
    void aValueIsFoundWithoutTheSpaceAroundIt() {
        assertThat(Redaction.of(Map.of("A_TOKEN", "secret\n")).apply("<secret>"))
                .isEqualTo("<[redacted: A_TOKEN]>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    base64  | aHVudGVyMiZtb3Jl                 | [redacted: A_TOKEN]
                    inside  | dXNlcjpodW50ZXIyJm1vcmU=         | dXNlcjp[redacted: A_TOKEN]U=
                    hex     | 68756e74657232266d6f7265         | [redacted: A_TOKEN]
                    percent | ?q=hunter2%26more                | ?q=[redacted: A_TOKEN]
                    cut     | 68756e74657232                   | [redacted: A_TOKEN]
                    """)
    void anEncodedValueIsTakenOut(String how, String text, String redacted) {
        assertThat(Redaction.of(Map.of("A_TOKEN", "hunter2&more")).apply(text))
                .as(how)
                .isEqualTo(redacted);
    }

    @Test
    void aValueOfSeveralLinesIsTakenOutOfAQuotedText() {
        assertThat(Redaction.of(Map.of("A_TOKEN", "one\ntwo\nthree")).apply("say \"one\\ntwo\\nthree\""))
                .isEqualTo("say \"[redacted: A_TOKEN]\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ghp_0123456789abcdef0123456789abcdef0123",
                "github_pat_11ABCDEFG0123456789_abcdef",
                "glpat-0123456789abcdefghij",
                "AKIAIOSFODNN7EXAMPLE",
                "xoxb-0123456789-abcdefghij",
                "sk_live_0123456789abcdef",
                "sk-ant-0123456789abcdef0123",
                "AIzaSyA0123456789abcdefghijklmnopqrstuv",
                "npm_0123456789abcdef0123456789abcdef0123",
                "hvs.CAESI0123456789abcdef",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl"
            })
    void whatLooksLikeATokenIsTakenOutWhereverItComesFrom(String token) {
        Redaction nothingKnown = Redaction.of(Map.of());

        assertThat(nothingKnown.apply("<" + token + ">")).isEqualTo("<[redacted: token]>");
        assertThat(nothingKnown.apply("x=" + token.substring(0, token.length() - 4)))
                .as("cut")
                .isEqualTo("x=[redacted: token]");
    }

    @Test
    void aPrivateKeyIsTakenOutWholeOrCut() {
        Redaction nothingKnown = Redaction.of(Map.of());
        String key =
                "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n0123456789abcdef\n-----END RSA PRIVATE KEY-----";

        assertThat(nothingKnown.apply("a " + key + " b")).isEqualTo("a [redacted: private key] b");
        assertThat(nothingKnown.apply("a " + key.substring(0, 50))).isEqualTo("a [redacted: private key]");
        assertThat(nothingKnown.apply(key.substring(36) + " b")).isEqualTo("[redacted: private key] b");
    }

    @Test
    void whatOnlyBeginsLikeATokenIsLeftAlone() {
        String text = "task-list risk-free-and-more-of-it ghp_ eyJ npm_config_cache user: x://host/a:b@c AKIA sk-learn";

        assertThat(Redaction.of(Map.of()).apply(text)).isEqualTo(text);
    }

    @Test
    void aPasswordInAnAddressIsTakenOut() {
        assertThat(Redaction.of(Map.of()).apply("git clone https://me:s3cr3t@example.com/x"))
                .isEqualTo("git clone https://me:[redacted: token]@example.com/x");
        assertThat(Redaction.of(Map.of()).apply("git clone https://me:s3cr3t..."))
                .isEqualTo("git clone https://me:[redacted: token]...");
        assertThat(Redaction.of(Map.of()).apply("stdout ends: me:s3cr3t@example.com"))
                .isEqualTo("stdout ends: me:[redacted: token]@example.com");
        assertThat(Redaction.of(Map.of()).apply("see http://localhost:8080")).isEqualTo("see http://localhost:8080");
    }
}
