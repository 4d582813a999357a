package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.Command;
import java.util.List;
import java.util.Optional;

/**
 * What a command has from its caller besides its words, streams and variables.
 *
 * @param time seconds since 1970
 * @param umask the permissions that its files do not get
 * @param ignored numbers of the signals that it ignores
 * @param blocked numbers of the signals that are blocked for it
 */
record CommandState(long time, int umask, List<Integer> ignored, List<Integer> blocked) {

    CommandState {
        ignored = List.copyOf(ignored);
        blocked = List.copyOf(blocked);
    }

    /** Ask the program of the check outside of the sandbox; empty if it does not answer. */
    static Optional<CommandState> outside(Host host, Python python) {
        String said = host.run(
                        Command.of(python.executable(), host.layout().fixtures() + SentCommand.PROGRAM, "--state"))
                .stdout()
                .text()
                .strip();
        try {
            return Optional.of(Json.read(said, CommandState.class, "the state of a command"));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }
}
