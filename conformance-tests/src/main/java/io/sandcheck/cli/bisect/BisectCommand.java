package io.sandcheck.cli.bisect;

import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.OutOption;
import io.sandcheck.cli.options.PoliciesOption;
import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.run.SingleRun;
import io.sandcheck.cli.terminal.CommandName;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.sandbox.Release;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches for the release of a sandbox that broke a scenario, or fixed it. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "bisect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Find the release of a sandbox that broke or fixed a scenario. Installs releases in containers.",
        footer = {
            "",
            "Exit codes: 0 found; 1 both ends have the same result; 2 wrong usage;",
            "3 Sandcheck or the host broke. Run it again to continue from --state."
        })
public final class BisectCommand implements Callable<Integer> {

    private final Console console;
    private final List<String> packages;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Option(
            names = "--scenario",
            required = true,
            paramLabel = "SCENARIO",
            description = "Scenario; add its variant if it has several: 'python/fork-pool[python-3.14]'.")
    private String scenario = "";

    @Mixin
    private PoliciesOption policies = new PoliciesOption();

    @Mixin
    private HostOption host = new HostOption();

    @Option(
            names = "--good",
            paramLabel = "VERSION",
            description = "Release in which it works. Default: the oldest or the newest in the definition.")
    private @Nullable String good;

    @Option(names = "--bad", paramLabel = "VERSION", description = "Release in which it fails. Default: the other end.")
    private @Nullable String bad;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            defaultValue = "sandcheck-bisect.json",
            description = "File that keeps the results, to continue later. Default: sandcheck-bisect.json.")
    private Path state = Path.of("sandcheck-bisect.json");

    @Mixin
    private OutOption out = new OutOption();

    @Option(names = "--all", description = "Test every release between the two ends, and show every change.")
    private boolean all;

    public BisectCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        Selection selection = selection();
        HostProvider provider = selection.host();
        SandboxDefinition definition = selection.sandboxes().get(0).definition();
        requireOne(selection, definition);
        List<Release> releases = new ReleaseRange(good, bad)
                .of(provider.releases(definition, RunOwner.newRun(), console.err()::println), definition.versions());
        Bisection bisection = new Bisection(releases);
        Path directory = out.or("sandcheck-bisect");
        BisectionReport report = new BisectionReport(
                directory, spec.root().commandLine().getParseResult().originalArgs());
        judge(bisection, releases, report, new ReleaseTrial(console, packages, scenario, selection, report)::judge);
        new BisectionText(bisection, releases, again(provider)).lines(console).forEach(console.out()::println);
        report.publish(releases);
        console.out().println("Report: " + directory.resolve(Publication.PAGE));
        console.out().flush();
        return exitCode(bisection);
    }

    /**
     * Policies are not checked against a version, because another version may offer a policy that this one does not.
     */
    private Selection selection() {
        Set<SandboxPolicy> wanted = Selection.policies(policies.ids());
        HostProvider provider = HostSelection.ofReleases(host.name());
        SandboxCatalog catalog = SandboxCatalog.ofFixtures();
        Sandbox named = catalog.find(sandbox.reference());
        return Selection.of(provider, catalog, List.of(named), wanted, Set.of(HostCondition.NONE));
    }

    /** Any of its versions may have a policy that the others do not have. */
    private void requireOne(Selection selection, SandboxDefinition definition) {
        Selection versions = Selection.of(
                selection.host(),
                selection.catalog(),
                definition.inAllVersions(),
                selection.policies(),
                selection.conditions());
        new SingleRun(console, packages, false).requireOne(versions, scenario);
    }

    private static int exitCode(Bisection bisection) {
        boolean broken =
                Stream.of(bisection.oldest(), bisection.newest()).anyMatch(end -> end.verdict() == Verdict.ERROR);
        return bisection.turns() ? ExitCode.AS_EXPECTED : broken ? ExitCode.BROKEN : ExitCode.UNEXPECTED;
    }

    /** Each result is on the disk before the next release is installed. */
    private void judge(
            Bisection bisection,
            List<Release> releases,
            BisectionReport report,
            Function<Release, JudgedRelease> judge) {
        BisectionState found = BisectionState.read(state, experiment()).only(report::has);
        found.judged().forEach(bisection::add);
        if (!found.judged().isEmpty()) {
            say("continued from [%s]: %s already tested"
                    .formatted(state, Counts.of(found.judged().size(), "release")));
        }
        List<Release> rest = new ArrayList<>(all ? releases : List.of());
        for (Release next = next(bisection, rest); next != null; next = next(bisection, rest)) {
            JudgedRelease one = judge.apply(next);
            say("%s: %s: %s".formatted(next, one.outcome(), one.reason()));
            bisection.add(one);
            found = found.with(one);
            found.write(state);
        }
    }

    private static @Nullable Release next(Bisection bisection, List<Release> rest) {
        rest.removeIf(bisection::knows);
        return rest.isEmpty() ? bisection.next().orElse(null) : rest.get(0);
    }

    private String experiment() {
        return "%s in %s %s"
                .formatted(scenario, sandbox.reference(), String.join(" ", policies.ids()))
                .stripTrailing();
    }

    private String again(HostProvider provider) {
        List<String> words = new ArrayList<>(List.of("reproduce", scenario));
        policies.ids().forEach(policy -> words.addAll(List.of("--policy", policy)));
        words.addAll(List.of("--host", provider.name(), "--sandbox", sandbox.reference()));
        return CommandName.with(words.toArray(String[]::new)) + "@";
    }

    private void say(String line) {
        new Faults(console).print(line);
    }
}
