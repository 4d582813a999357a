package io.sandcheck.conformance.egress;

import io.sandcheck.sandbox.Command;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A common program that fetches pages. Before it connects, its output names the requested server. */
enum Client {
    CURL,
    PYTHON,
    GIT,
    NODE_FETCH,
    NODE_HTTP,
    JVM,
    BASH;

    /** The page that is fetched; git fetches the repository beside it. */
    static final String PAGE = "/page";

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String FOLDER = "egress";

    /** The fewest seconds of a processor for one small class. */
    private static final String COMPILER = "javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC";

    private static final String AUTHORITY = "authority.pem";

    static Client of(String variant) {
        return valueOf(variant.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Put the client's program and the certificate that it must trust into the workspace. */
    void prepare(SandboxSession sandbox, Surroundings around, String authority) {
        sandbox.copy(FOLDER);
        around.put(sandbox.workspace() + "/" + AUTHORITY, authority);
        if (this == JVM) {
            around.prepare("%s -d %s %s/Fetch.java".formatted(COMPILER, FOLDER, FOLDER), sandbox.workspace(), LIMIT);
        }
    }

    /**
     * Return the words that fetch a page.
     *
     * @param url without a path
     * @param path that identifies the fetch
     */
    List<String> words(SandboxSession sandbox, String url, String path) {
        return switch (this) {
            case CURL ->
                List.of(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--fail",
                        "--location",
                        "--globoff",
                        "--verbose",
                        url + path);
            case PYTHON -> List.of(sandbox.python().executable(), FOLDER + "/fetch.py", url + path);
            case GIT -> List.of("git", "clone", "--quiet", url + path + "/repository.git", "clone" + path);
            case NODE_FETCH -> List.of("node", FOLDER + "/fetch.mjs", url + path);
            case NODE_HTTP -> List.of("node", FOLDER + "/get.mjs", url + path);
            case JVM -> List.of("java", "-cp", FOLDER, "Fetch", url + path);
            case BASH -> {
                URI uri = URI.create(url);
                String port = String.valueOf(uri.getPort() < 0 ? 80 : uri.getPort());
                yield List.of("bash", FOLDER + "/connect.sh", uri.getHost().replaceAll("[\\[\\]]", ""), port, path);
            }
        };
    }

    /** Return the line that is printed if the page is fetched; empty for git, which does not print what it fetches. */
    String fetched() {
        return this == GIT ? "" : "{\"path\": \"" + PAGE + "\"}";
    }

    /** Return a command with the variables with which these programs trust an authority. */
    static Command command(SandboxSession sandbox, List<String> words) {
        String file = sandbox.workspace() + "/" + AUTHORITY;
        return Command.of(words)
                .withEnvironment(Map.of(
                        "SSL_CERT_FILE", file,
                        "CURL_CA_BUNDLE", file,
                        "GIT_SSL_CAINFO", file,
                        "NODE_EXTRA_CA_CERTS", file))
                .withTimeLimit(LIMIT);
    }
}
