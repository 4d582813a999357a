package io.sandcheck.conformance.egress;

import io.sandcheck.host.RandomNames;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.shell.ShellScript;
import io.sandcheck.shell.ShellWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Fetches by one client, in each way, one after the other in one command. Before each, the command writes a token that
 * is not on the command line. It separates the output of the client from that of the sandbox.
 */
final class Fetches {

    /** Time limit of a client whose packets are dropped, in seconds. */
    private static final String LIMIT = "30";

    private static final String ENDED = "ended with ";

    private final Map<Way, String> tokens = new EnumMap<>(Way.class);
    private final String output;
    private final CommandResult result;

    private Fetches(SandboxSession sandbox, Client client, String url) {
        ShellScript script = new ShellScript();
        for (Way way : Way.values()) {
            List<String> words = new ArrayList<>(List.of("env"));
            way.unset().forEach(variable -> words.addAll(List.of("-u", variable)));
            words.addAll(List.of("timeout", LIMIT));
            words.addAll(client.words(sandbox, url, way.path()));
            String token = RandomNames.token();
            tokens.put(way, token);
            int half = token.length() / 2;
            script.line("printf '%%s%%s\\n' %s %s".formatted(token.substring(0, half), token.substring(half)))
                    .line(ShellWords.of(words) + " 2>&1 </dev/null")
                    .line("echo \"" + ENDED + "$?\"");
        }
        // The output shows how each fetch ended, and the server's log its effect. One exit code cannot describe three
        // fetches.
        script.line("exit 1");
        result = sandbox.run(Client.command(sandbox, List.of("sh", "-c", script.toString())));
        output = result.stdout().text();
    }

    /**
     * Make the fetches.
     *
     * @param url of the page, without the last part of its path
     */
    static Fetches by(Client client, SandboxSession sandbox, String url) {
        return new Fetches(sandbox, client, url);
    }

    /** Check that the client named the server each time. Otherwise it was not tried, and nothing is known. */
    void mustName(String server) {
        Arrays.stream(Way.values()).forEach(way -> mustName(server, way));
    }

    private void mustName(String server, Way way) {
        String said = said(way);
        if (!said.contains(server)) {
            String all = said.strip();
            throw new AssertionError("the client did not ask for [%s] %s (%s), it says: %s"
                    .formatted(
                            server,
                            way.path().substring(1).replace('-', ' '),
                            result.outcome(),
                            all.isEmpty() ? "nothing" : all.substring(Math.max(0, all.length() - 300))));
        }
    }

    /** Return the output between the token of a way and the end of its client. */
    private String said(Way way) {
        return Pattern.compile(
                        Pattern.quote(String.valueOf(tokens.get(way))) + "\n(?<said>.*?)\n?" + ENDED, Pattern.DOTALL)
                .matcher(output)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }
}
