package io.sandcheck.scenario;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.assertj.CommandResultAssert;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The demands of a scenario file on its command.
 *
 * @param exitCode code with which it must exit; null if a signal must end it
 * @param signal name of the signal that must end it, {@code SIGTERM}; null if it must exit
 * @param lines that it must write to standard output, each complete
 * @param files of the workspace that must have the same content as outside of the sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Demands(@Nullable Integer exitCode, @Nullable String signal, List<String> lines, List<String> files) {

    /** Exit code 0, and nothing else. */
    public static final Demands SUCCESS = new Demands(0, null, List.of(), List.of());

    public Demands {
        lines = List.copyOf(lines);
        files = List.copyOf(files);
    }

    void verify(SandboxSession session, CommandResult result) {
        files.forEach(session::mustBeAsOutside);
        CommandResultAssert command = assertThat(result);
        if (exitCode != null) {
            command.exitsWith(exitCode);
        }
        if (signal != null) {
            command.endsBySignal(signal);
        }
        lines.forEach(command::printsLine);
    }
}
