package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.Command;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks from outside for the programs that started a command in a sandbox. They show which engine the sandbox really
 * used, whatever it says.
 */
final class Ancestry implements AutoCloseable {

    private static final String PROGRAM = "/checks/tell_ancestors.py";
    private static final String SEEN = "/.sandcheck-seen";
    private static final int LONGEST = 200;

    private final @Nullable Peer looking;

    private Ancestry(@Nullable Peer looking) {
        this.looking = looking;
    }

    private record Told(List<String> ancestors) {}

    /**
     * Start to look.
     *
     * @param program path of a program in Python
     * @param token one of its arguments
     * @param directory in which it runs
     */
    static Ancestry of(Host host, String program, String token, String directory) {
        try {
            String python = host.pythons().get(0).executable();
            return new Ancestry(host.start(Command.of(
                    python, "-I", "-S", host.layout().fixtures() + PROGRAM, program, token, directory + SEEN)));
        } catch (HostException e) {
            return new Ancestry(null);
        }
    }

    /**
     * Return the paths of the programs, the outermost first; empty if nothing was seen, for example in a virtual
     * machine, or because the look came too late.
     */
    String seen() {
        if (looking == null) {
            return "";
        }
        return looking.stop()
                .stdout()
                .text()
                .lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .map(Ancestry::read)
                .orElse("");
    }

    private static String read(String line) {
        try {
            return Json.read(line, Told.class, "what was seen of a command").ancestors().stream()
                    .map(path -> path.substring(0, Math.min(LONGEST, path.length())))
                    .collect(Collectors.joining(" > "));
        } catch (JsonException e) {
            return "";
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.close();
        }
    }
}
