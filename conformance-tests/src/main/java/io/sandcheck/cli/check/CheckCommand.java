package io.sandcheck.cli.check;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.host.HostProvider;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.shell.ShellWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks whether any command prefix holds, and what it is too tight for. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Check any command prefix on this machine, such as 'bwrap ... --': what does it let through, and which"
                        + " common programs does it break? Needs no definition, and takes about a minute.",
        footer = {
            "",
            "Example: sandcheck check -- bwrap --ro-bind / / --bind {workspace} {workspace} --dev /dev --unshare-net --",
            "",
            "{workspace} and {home} stand for the workspace and the home directory of the commands.",
            "",
            "Exit codes:",
            "  0  the prefix holds: no forbidden act had an effect",
            "  1  it does not hold: a forbidden act had an effect",
            "  2  it holds, but breaks a program; or wrong usage",
            "  3  nothing is known, or Sandcheck or the machine broke"
        })
public final class CheckCommand implements Callable<Integer> {

    /** Packages that contain the guards of the kit. */
    public static final List<String> GUARDS = List.of("io.sandcheck.conformance.guard");

    private static final Duration BUDGET = Duration.ofSeconds(50);

    private final Console console;
    private final List<String> guards;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Policy that the prefix must enforce: read-only, workspace-write, or one of them with +network."
                            + " Default: workspace-write, or read-only if commands cannot write in the workspace.")
    private @Nullable String policy;

    @Parameters(
            paramLabel = "PREFIX",
            arity = "1..*",
            description = "The words that you put before a command to confine it. Write -- before them.")
    private List<String> prefix = new ArrayList<>();

    /** Create the command; {@code guards} are packages. */
    public CheckCommand(Console console, List<String> guards) {
        this.console = console;
        this.guards = guards;
    }

    @Override
    public Integer call() {
        SandboxPolicy wanted = policy == null ? null : wanted(policy);
        HostProvider provider = HostSelection.thisMachine();
        PrefixCheck check = new PrefixCheck(
                provider, PrefixSandbox.of(prefix), guards, Instant.now().plus(BUDGET), this::say);
        CheckText text = new CheckText(ShellWords.of(prefix), wanted == null ? check.check() : check.check(wanted));
        text.lines(console).forEach(console.out()::println);
        console.out().flush();
        return text.exitCode();
    }

    private static SandboxPolicy wanted(String id) {
        return SandboxPolicy.find(id)
                .orElseThrow(() ->
                        new UsageException("--policy: " + new KnownNames("policy", SandboxPolicy.ids()).unknown(id)));
    }

    private void say(String line) {
        console.err().println(Printable.line(line));
        console.err().flush();
    }
}
