package io.sandcheck.host.process;

import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the programs that start a sandbox are on this machine. */
record InstalledSandbox(Sandbox sandbox, String searchPath) {

    /**
     * Return what is missing, if no policy of the sandbox can be started, and what to do. A sandbox of another system is
     * not applicable here, so nothing is missing.
     */
    Optional<String> obstacle() {
        if (!sandbox.definition().runsOn().contains(OperatingSystem.ofThisMachine())) {
            return Optional.empty();
        }
        Set<String> programs = sandbox.policies().values().stream()
                .map(launch ->
                        launch.argv().isEmpty() ? "{adapter}" : launch.argv().get(0))
                .collect(Collectors.toSet());
        boolean missing = programs.stream().noneMatch(this::mayBeHere);
        return missing && !programs.isEmpty()
                ? Optional.of(
                        "%s is not on this machine (PATH is [%s]); install it, or use a host that installs the sandbox: --host container"
                                .formatted(
                                        programs.stream().sorted().collect(Collectors.joining("], [", "[", "]")),
                                        searchPath))
                : Optional.empty();
    }

    /** A word with a placeholder is only known when it is used. A relative path belongs to a directory of the run. */
    private boolean mayBeHere(String program) {
        if (program.contains("{") || (program.contains("/") && !program.startsWith("/"))) {
            return true;
        }
        return Stream.of(searchPath.split(":", -1))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory).resolve(program))
                .anyMatch(Files::isExecutable);
    }
}
