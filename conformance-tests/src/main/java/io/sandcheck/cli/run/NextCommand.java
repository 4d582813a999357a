package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.CommandName;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The next command after the demonstration: the first one that works on this machine. */
final class NextCommand {

    /** A prefix that uses bubblewrap as a sandbox, for users who have no other. */
    private static final String[] BUBBLEWRAP = {"check", "--", "bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--"};

    List<String> lines() {
        return realSandbox()
                .or(NextCommand::ownPrefix)
                .orElseGet(() -> List.of(
                        "Next:     list the sandboxes, and what they need",
                        "          " + CommandName.with("list", "sandboxes")));
    }

    private static Optional<List<String>> realSandbox() {
        return HostKinds.all().stream()
                .filter(host -> host.installsTools() && host.obstacle().isEmpty())
                .findFirst()
                .flatMap(NextCommand::byDefault)
                .map(sandbox -> List.of(
                        "Next:     test a real sandbox (the first time it builds images, some minutes)",
                        "          " + CommandName.with("run", "--sandbox", sandbox)));
    }

    private static Optional<String> byDefault(HostProvider host) {
        return Selection.of(new SelectionNames(host.name(), List.of(), List.of(), List.of())).sandboxes().stream()
                .map(sandbox -> sandbox.toString())
                .findFirst();
    }

    private static Optional<List<String>> ownPrefix() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "bwrap")));
        return installed
                ? Optional.of(List.of(
                        "Next:     test a sandbox that is installed here (about a minute)",
                        "          " + CommandName.with(BUBBLEWRAP)))
                : Optional.empty();
    }
}
