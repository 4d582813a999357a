package io.sandcheck.doctor;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Version;
import java.time.Duration;
import java.util.List;

/** Looks for programs on a host, and asks them for their version. */
final class Programs {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private final Host host;

    Programs(Host host) {
        this.host = host;
    }

    /** Find a program with the command that prints its version. An empty command finds nothing. */
    Program find(List<String> command) {
        if (command.isEmpty()) {
            return new Program("", "", "");
        }
        String path = path(command.get(0));
        return new Program(command.get(0), path, path.isEmpty() ? "" : version(command));
    }

    boolean has(String name) {
        return !path(name).isEmpty();
    }

    private String path(String name) {
        CommandResult found = run("sh", "-c", "command -v -- \"$0\"", name);
        return found.succeeded() ? found.stdout().text().strip() : "";
    }

    /** The version may be on either stream, among other text. */
    private String version(List<String> command) {
        try {
            CommandResult told = run(command.toArray(String[]::new));
            return Version.firstIn(told.stdout().text() + "\n" + told.stderr().text())
                    .orElse("");
        } catch (HostException e) {
            return "";
        }
    }

    private CommandResult run(String... argv) {
        return host.run(Command.of(argv).withTimeLimit(TIME_LIMIT));
    }
}
