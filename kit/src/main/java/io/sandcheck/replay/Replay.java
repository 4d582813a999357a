package io.sandcheck.replay;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostLayout;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.seccomp.SeccompFilter;
import io.sandcheck.session.Step;
import io.sandcheck.shell.ShellScript;
import io.sandcheck.shell.ShellWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Repeats the steps in a sandbox with only a shell. The script contains the programs, installs the filter, and ends as
 * the last command does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Replay {

    /** Installs a filter and executes a command (prctl(2), PR_SET_NO_NEW_PRIVS and PR_SET_SECCOMP). */
    private static final String CONFINE = """
            import base64, ctypes, os, sys

            class Program(ctypes.Structure):
                _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]

            rules = base64.b64decode(sys.argv[1])
            libc = ctypes.CDLL(None, use_errno=True)
            libc.prctl(38, 1, 0, 0, 0)
            if libc.prctl(22, 2, ctypes.byref(Program(len(rules) // 8, rules)), 0, 0) != 0:
                sys.exit(os.strerror(ctypes.get_errno()))
            os.execvp(sys.argv[2], sys.argv[2:])
            """;

    private final List<Step> steps;
    private final Sandbox sandbox;
    private final Host host;

    /**
     * Prepare a replay.
     *
     * @param host on which the steps were made; it may be closed by now
     */
    public Replay(List<Step> steps, Sandbox sandbox, Host host) {
        this.steps = List.copyOf(steps);
        this.sandbox = sandbox;
        this.host = host;
    }

    /** Return why a shell alone cannot do it, as a statement about the experiment; empty if it can. */
    public Optional<String> obstacle() {
        return steps.stream()
                .filter(Step.Beyond.class::isInstance)
                .map(step -> ((Step.Beyond) step).what())
                .findFirst()
                .or(() ->
                        runs().findAny().isPresent() ? Optional.empty() : Optional.of("does not run a command itself"));
    }

    /**
     * Return it as one command line, with several lines.
     *
     * @param shell command line that opens such a host for a script on its standard input
     */
    public String commandLine(String shell) {
        ShellScript script = new ShellScript();
        place(script);
        bring(script);
        steps.forEach(step -> write(step, script));
        return script.asInputOf(shell);
    }

    /** The kit made a directory for everything, so the script does the same, and leaves nothing behind. */
    private void place(ShellScript script) {
        HostLayout layout = host.layout();
        if (!layout.home().equals(layout.root())) {
            script.line(
                    "trap %s EXIT".formatted(ShellWords.quoted(ShellWords.of(List.of("rm", "-rf", layout.root())))));
        }
        script.command("mkdir", "-p", layout.home(), layout.workspace(), layout.outside());
        script.line("export HOME=" + ShellWords.quoted(layout.home()));
    }

    private void bring(ShellScript script) {
        new ReplayFiles(runs().map(Step.Ran::command).toList(), host.layout(), sandbox).write(script);
        if (runs().anyMatch(ran -> ran.command().seccompFilter() != null)) {
            script.write(confine(), CONFINE.getBytes(StandardCharsets.UTF_8), false);
        }
    }

    private Stream<Step.Ran> runs() {
        return steps.stream().filter(Step.Ran.class::isInstance).map(Step.Ran.class::cast);
    }

    private void write(Step step, ShellScript script) {
        if (step instanceof Step.MadeDirectory made) {
            script.command("mkdir", "-p", made.path());
        } else if (step instanceof Step.Wrote wrote) {
            script.write(wrote.path(), wrote.content(), wrote.executable());
        } else if (step instanceof Step.Ran ran) {
            run(ran, script);
        }
    }

    private void run(Step.Ran ran, ShellScript script) {
        Command command = ran.command();
        String input = "/dev/null";
        if (command.stdin().length > 0) {
            input = host.layout().root() + "/input";
            script.write(input, command.stdin(), false);
        }
        String directory = command.directory() == null ? host.layout().workspace() : command.directory();
        script.command("cd", directory);
        script.line("%s < %s".formatted(ShellWords.of(words(ran)), ShellWords.quoted(input)));
    }

    /** A command that hung is ended after the same time as by the kit. */
    private List<String> words(Step.Ran ran) {
        Command command = ran.command();
        List<String> words = new ArrayList<>();
        if (ran.result().timedOut()) {
            words.addAll(List.of(
                    "timeout", "-s", "KILL", String.valueOf(command.timeLimit().toSeconds())));
        }
        if (!command.environment().isEmpty()) {
            words.add("env");
            new TreeMap<>(command.environment()).forEach((name, value) -> words.add(name + "=" + value));
        }
        SeccompFilter filter = command.seccompFilter();
        if (filter != null) {
            words.addAll(List.of(host.pythons().get(0).executable(), confine()));
            words.add(Base64.getEncoder().encodeToString(filter.program()));
        }
        words.addAll(command.argv());
        return words;
    }

    private String confine() {
        return host.layout().root() + "/confine.py";
    }
}
