package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;

/** Prepares what a scenario needs, outside of the sandbox. */
final class SetUp {

    private SetUp() {}

    static void run(Host host, String line, String directory, Duration timeLimit) {
        CommandResult result =
                host.run(Command.of("sh", "-c", line).withDirectory(directory).withTimeLimit(timeLimit));
        if (!result.succeeded()) {
            String said = result.stderr().text().strip();
            throw new HostException("The set-up [%s] failed (%s)%s"
                    .formatted(line, result.outcome(), said.isEmpty() ? "" : ": " + said));
        }
    }
}
