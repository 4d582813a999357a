package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "SESSION_COOKIE"
            })
    void theValueOfAVariableThatIsNamedLikeACredentialIsTakenOut(String name) {
        assertThat(Redaction.of(Map.of(name, "hunter2")).apply("it is hunter2, hunter2!"))
                .isEqualTo("it is [redacted: %s], [redacted: %s]!", name, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "PWD", "OLDPWD", "SSH_AUTH_SOCK", "KEYBOARD", "XDG_SESSION_ID", "PATTERN"})
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

    @Test
    void aValueIsFoundWithoutTheSpaceAroundIt() {
        assertThat(Redaction.of(Map.of("A_TOKEN", "secret\n")).apply("<secret>"))
                .isEqualTo("<[redacted: A_TOKEN]>");
    }
}
