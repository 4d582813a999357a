package io.sandcheck.scenario;

import io.sandcheck.experiment.Workload;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a scenario file in each arm: fill the workspace, prepare it without the sandbox, and run the command.
 *
 * @param directory whose files are copied into the workspace first; null for none
 * @param files that are written into the workspace, by their paths below it
 * @param setup command lines for {@code sh}, run in the workspace, outside of the sandbox in both arms
 * @param command the command, run in the workspace
 * @param environment variables of the command, added to those of the host
 * @param stdin standard input of the command
 * @param timeLimit of the command, and of each line of the set-up
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FileWorkload(
        @Nullable Path directory,
        Map<String, String> files,
        List<String> setup,
        List<String> command,
        Map<String, String> environment,
        String stdin,
        Duration timeLimit) {

    public FileWorkload {
        files = Map.copyOf(files);
        setup = List.copyOf(setup);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Return it as the workload of an experiment. */
    Workload demanding(Demands demands) {
        return (session, around, family) -> run(session, around, demands);
    }

    private void run(SandboxSession session, Surroundings around, Demands demands) {
        if (directory != null) {
            around.copy(directory, session.workspace());
        }
        files.forEach((path, content) -> around.put(session.workspace() + "/" + path, content));
        setup.forEach(line -> around.prepare(line, session.workspace(), timeLimit));
        demands.verify(session, session.run(asCommand()));
    }

    /** Add the variables that tools need to know their user, so that scenario files need not repeat them. */
    FileWorkload with(List<Tool> tools) {
        Map<String, String> all = new HashMap<>();
        tools.forEach(tool -> all.putAll(tool.environment()));
        Tool.ofProgram(command.get(0)).ifPresent(tool -> all.putAll(tool.environment()));
        all.putAll(environment);
        return new FileWorkload(directory, files, setup, command, all, stdin, timeLimit);
    }

    private Command asCommand() {
        return Command.of(command)
                .withEnvironment(environment)
                .withStdin(stdin.getBytes(StandardCharsets.UTF_8))
                .withTimeLimit(timeLimit);
    }
}
