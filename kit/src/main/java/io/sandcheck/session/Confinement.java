package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Invocation;
import io.sandcheck.sandbox.Invocation.Places;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns a command into the command that runs it in a sandbox. */
record Confinement(
        Sandbox sandbox,
        SandboxPolicy policy,
        Host host,
        String files,
        @Nullable SeccompFilter filter) {

    /** Put the files of the sandbox on the host, and assemble its filter. A session adapter has its own policies. */
    static Confinement install(Sandbox sandbox, SandboxPolicy policy, Host host) {
        String folder = host.layout().root() + "/sandboxes/" + sandbox.name();
        for (Path file : sandbox.definition().files()) {
            host.put(folder + "/" + file, read(sandbox.definition().directory().resolve(file.toString())), true);
        }
        PolicyLaunch launch = sandbox.policies().get(policy);
        SeccompFilter filter =
                launch == null || launch.seccomp().isEmpty() ? null : SeccompAssembler.assemble(launch.seccomp());
        return new Confinement(sandbox, policy, host, folder, filter);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Sandbox file [%s] cannot be read".formatted(file), e);
        }
    }

    Command apply(Command command, String workspace) {
        Invocation invocation = Invocation.of(sandbox, policy, places(workspace), command.argv());
        return command.withArgv(invocation.argv())
                .withEnvironment(invocation.environment())
                .withSeccompFilter(filter);
    }

    /** Return the command that starts the sandbox's own session adapter. The adapter is not confined. */
    Command adapter(String workspace) {
        Invocation invocation = Invocation.ofAdapter(sandbox, places(workspace));
        return Command.of(invocation.argv())
                .withEnvironment(invocation.environment())
                .withDirectory(workspace);
    }

    private Places places(String workspace) {
        HostLayout layout = host.layout();
        return new Places(workspace, layout.home(), files, host.pythons().get(0).executable(), layout.fixtures());
    }

    /**
     * Begin a session that is confined like this.
     *
     * @param outside where its workspace is made
     * @param place where its commands are run
     */
    SandboxSession session(
            Host outside, Host place, Python python, Duration timeLimit, Announcer announcer, Wrapping wrapping) {
        Workspace workspace = Workspace.on(outside);
        UnaryOperator<Command> wrapped = wrapping.of(command -> apply(command, workspace.path()));
        AnnouncedCommands starts = new AnnouncedCommands(
                command -> place.run(wrapped.apply(command)),
                announcer,
                python,
                sandbox.definition().startRetries());
        return new SandboxSession(
                new Workplace(outside, python, workspace, timeLimit), starts, workspace::remove, null);
    }
}
