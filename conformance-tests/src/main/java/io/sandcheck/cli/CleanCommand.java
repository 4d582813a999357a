package io.sandcheck.cli;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes what killed runs left behind. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = "Remove the containers, processes and files that killed runs left behind.")
final class CleanCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--all", description = "Also remove the images that are kept for later runs.")
    private boolean all;

    CleanCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        int removed = 0;
        int exitCode = ExitCode.AS_EXPECTED;
        for (HostProvider kind : HostKinds.all()) {
            Optional<String> obstacle = kind.obstacle();
            if (obstacle.isPresent()) {
                console.err()
                        .println("Host [%s] is left out: %s".formatted(kind.name(), Printable.line(obstacle.get())));
                continue;
            }
            try {
                List<String> lines = new ArrayList<>(kind.sweepAbandoned());
                if (all) {
                    lines.addAll(kind.removeKept());
                }
                lines.forEach(line -> console.out().println("Removed " + Printable.line(line)));
                removed += lines.size();
            } catch (HostException e) {
                exitCode = new Faults(console).broken(e);
            }
        }
        console.out()
                .println(
                        removed == 0 && exitCode == ExitCode.AS_EXPECTED
                                ? "There was nothing to remove"
                                : Counts.of(removed, "thing") + " removed");
        return exitCode;
    }
}
