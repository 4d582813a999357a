package io.sandcheck.cli;

import io.sandcheck.adapter.AdapterCheck;
import io.sandcheck.adapter.AdapterFinding;
import io.sandcheck.adapter.AdapterFinding.Outcome;
import io.sandcheck.adapter.SessionAdapter;
import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.session.SandboxAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a session adapter against the protocol. */
@picocli.CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Test a session adapter against the protocol in docs/session-adapter.md, list its faults, and say"
                + " how to fix each.")
final class CheckAdapterCommand implements Callable<Integer> {

    /** A host is opened for a sandbox, but an adapter given by its path needs no installed sandbox. */
    private static final String NOTHING = "ref-permits-all";

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description =
                    "Path of the adapter, an executable. It runs on this machine. With --sandbox instead of a path, the"
                            + " adapter of that sandbox is tested, started as its definition says.")
    private @Nullable Path path;

    @Option(names = "--sandbox", paramLabel = SandboxOption.LABEL, description = SandboxOption.DESCRIPTION)
    private @Nullable String reference;

    @Mixin
    private HostOption host = new HostOption();

    CheckAdapterCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if ((path == null) == (reference == null)) {
            throw new UsageException("Name an adapter by its path, or one sandbox by --sandbox");
        }
        HostProvider provider = path == null ? HostSelection.named(host.name()) : HostSelection.thisMachine();
        Sandbox sandbox = SandboxCatalog.ofFixtures().find(reference == null ? NOTHING : reference);
        if (path != null && !(Files.isRegularFile(path) && Files.isExecutable(path))) {
            throw new UsageException("Adapter [%s] is not executable; run chmod +x on it".formatted(path));
        }
        RunOwner owner = RunOwner.newRun();
        Interruption interruption = Interruption.onExit(() -> provider.sweep(owner::equals));
        provider.sweepAbandoned(this::progress);
        SandboxPolicy policy =
                sandbox.definition().policies().keySet().iterator().next();
        requireExecutable(provider, sandbox, policy);
        try (Host opened = provider.open(sandbox, owner, this::progress);
                Host inside = provider.confine(opened, sandbox, policy, owner)) {
            String workspace = opened.makeDirectory(opened.layout().workspace());
            SessionAdapter adapter =
                    path == null ? SandboxAdapter.of(sandbox, policy, opened, workspace) : adapter(path);
            return check(adapter.inside() ? inside : opened, adapter, workspace);
        } finally {
            interruption.tooLate();
        }
    }

    private static SessionAdapter adapter(Path path) {
        return SessionAdapter.outside(
                path.getFileName().toString(), Command.of(path.toAbsolutePath().toString()), "1");
    }

    private static void requireExecutable(HostProvider provider, Sandbox sandbox, SandboxPolicy policy) {
        Optional.ofNullable(sandbox.policies().get(policy))
                .flatMap(launch -> provider.obstacleTo(sandbox, launch, HostCondition.NONE))
                .ifPresent(obstacle -> {
                    throw new UsageException("--sandbox: [%s]: %s".formatted(sandbox, obstacle));
                });
    }

    private int check(Host opened, SessionAdapter adapter, String workspace) {
        List<AdapterFinding> findings = new ArrayList<>();
        new AdapterCheck(opened, adapter, workspace).run(finding -> {
            findings.add(finding);
            print(finding);
        });
        long wrong = findings.stream()
                .filter(finding -> finding.outcome() == Outcome.WRONG)
                .count();
        console.out()
                .println("%s: %s"
                        .formatted(
                                Printable.line(adapter.name()),
                                wrong == 0 ? "keeps to the protocol" : Counts.of((int) wrong, "rule") + " broken"));
        return wrong == 0 ? ExitCode.AS_EXPECTED : ExitCode.UNEXPECTED;
    }

    private void print(AdapterFinding finding) {
        switch (finding.outcome()) {
            case RIGHT -> console.out().println(console.styled(Style.GOOD, "ok    ") + finding.rule());
            case LEFT_OUT -> {
                console.out().println(console.styled(Style.FAINT, "-     ") + finding.rule());
                say("", finding.came());
            }
            case WRONG -> {
                console.out().println(console.styled(Style.BAD, "wrong ") + finding.rule());
                say("came: ", finding.came());
                say("do:   ", finding.remedy());
            }
        }
        console.out().flush();
    }

    private void say(String label, String text) {
        String indent = " ".repeat(6);
        Wrapped.lines(Printable.line(text), indent + label, indent + " ".repeat(label.length()), console.columns())
                .forEach(console.out()::println);
    }

    private void progress(String line) {
        console.err().println(Printable.line(line));
    }
}
