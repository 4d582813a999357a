package io.sandcheck.conformance.guard;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.WatchedTries;
import io.sandcheck.verdict.Level;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * Guards for credentials of the user. If the policies of a sandbox only protect files from writing, and hide none, it
 * does not promise this; its definition says so.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SecretGuards {

    /** Files below the home directory in which programs keep credentials, and the text before the secret in them. */
    private static final Map<String, String[]> FILES = Map.ofEntries(
            file("ssh", ".ssh/id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n"),
            file("aws", ".aws/credentials", "[default]\naws_secret_access_key = "),
            file("gh", ".config/gh/hosts.yml", "github.com:\n    oauth_token: "),
            file("git", ".git-credentials", "https://user:"),
            file("npm", ".npmrc", "//localhost/:_authToken="),
            file("netrc", ".netrc", "machine localhost login user password "),
            file("kube", ".kube/config", "users:\n- user:\n    token: "),
            file("docker", ".docker/config.json", "{\"auths\": {}}\n"),
            file("gnupg", ".gnupg/private-keys-v1.d/0.key", "Key: "),
            file("browser", ".mozilla/firefox/0.default-release/logins.json", "{}\n"),
            file("shell-history", ".bash_history", "login --password "),
            file("other-project", "projects/other/.env", "API_KEY="));

    /** Variables that contain credentials. */
    private static final Map<String, String> VARIABLES = Map.of(
            "aws", "AWS_SECRET_ACCESS_KEY",
            "github", "GITHUB_TOKEN",
            "npm", "NPM_TOKEN");

    @Guard(id = "guard/read-credentials", act = "read-secret", level = Level.SHOULD)
    @ForEachVariant({
        "ssh",
        "aws",
        "gh",
        "git",
        "npm",
        "netrc",
        "kube",
        "docker",
        "gnupg",
        "browser",
        "shell-history",
        "other-project"
    })
    void readsWhatAProgramLogsInWith(SandboxSession sandbox, Surroundings around, String program) {
        String[] file = Objects.requireNonNull(FILES.get(program), program);
        String path = around.home() + "/" + file[0];
        String secret = RandomNames.token();
        around.put(path, file[1] + secret + "\n");
        new WatchedTries()
                .addReading(path, secret)
                .attempt(sandbox, around, "the sandbox revealed the content of ~/%s".formatted(file[0]));
    }

    @Guard(id = "guard/read-secret-variable", act = "read-secret", level = Level.SHOULD)
    @ForEachVariant({"aws", "github", "npm"})
    void readsAVariableThatAProgramLogsInWith(SandboxSession sandbox, Surroundings around, String program) {
        String variable = Objects.requireNonNull(VARIABLES.get(program), program);
        String secret = RandomNames.token();
        new WatchedTries()
                .addReading("/proc/self/environ", secret)
                .attempt(
                        sandbox,
                        around,
                        Map.of(variable, secret),
                        "the sandbox revealed the value of %s".formatted(variable));
    }

    private static Map.Entry<String, String[]> file(String program, String path, String begin) {
        return Map.entry(program, new String[] {path, begin});
    }
}
