package io.sandcheck.experiment;

import io.sandcheck.experiment.SeenOnce.Program;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostProvider;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.verdict.Circumstances;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tools beside a sandbox: installed into the images of hosts, or already on the machine.
 *
 * @param tools names of the tools that any scenario of the run needs
 */
record Furnishing(HostProvider provider, List<String> tools, SeenOnce seen) {

    /**
     * Return the circumstances with the tools that an experiment needs beside the sandbox, and the other tools of the
     * run.
     */
    Circumstances furnished(Circumstances circumstances, List<String> needed) {
        if (!provider.installsTools() || needed.stream().map(Tool::named).allMatch(Tool::there)) {
            return circumstances;
        }
        List<Tool> wanted =
                Stream.concat(tools.stream(), needed.stream()).map(Tool::named).toList();
        return new Circumstances(
                circumstances.sandbox().with(wanted), circumstances.policy(), circumstances.condition());
    }

    /** Return the first of these programs that a host lacks; empty if it has them all. */
    Optional<String> missingTool(Host host, List<String> programs) {
        return programs.stream().filter(tool -> !has(host, tool)).findFirst();
    }

    private boolean has(Host host, String tool) {
        return seen.answer(new Program(host, tool), () -> host.run(Command.of("sh", "-c", "command -v -- \"$0\"", tool))
                .succeeded());
    }
}
