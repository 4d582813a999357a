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
 * Fetches by one client, in each way, one after the other in one command. Before each it writes a token that is nowhere in the
 * command line, so that what a client wrote is told from what the sandbox did.
 */
final class Fetches {

    /** A client that waits for packets which are thrown away gives up by this. */
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
        // How each ended is said above, and what came of it is seen outside: one code says nothing of three fetches.
        script.line("exit 1");
        result = sandbox.run(Client.command(sandbox, List.of("sh", "-c", script.toString())));
        output = result.stdout().text();
    }

    /**
     * Make them.
     *
     * @param url of what is fetched, without the last part of its path
     */
    static Fetches by(Client client, SandboxSession sandbox, String url) {
        return new Fetches(sandbox, client, url);
    }

    /** Make sure that the client named the server each time: else nothing was tried, and nothing is known. */
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

    /** Return what was written between the token of a way and the end of its client. */
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
