package io.sandcheck.cli.list;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.sandcheck.cli.options.ConditionsOption;
import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.PoliciesOption;
import io.sandcheck.cli.options.SandboxesOption;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.json.Json;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.requirement.Requirements;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists scenarios, sandboxes and requirements. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "List scenarios and sandboxes. With --sandbox, --policy, --host or --condition, list only those that a"
                        + " run with the same options would use.")
public final class ListCommand implements Callable<Integer> {

    private static final String SCENARIOS = "scenarios";
    private static final String SANDBOXES = "sandboxes";
    private static final SelectionNames NOTHING_NAMED =
            new SelectionNames(HostSelection.AUTO, List.of(), List.of(), List.of());

    private final Console console;
    private final List<String> packages;

    @Parameters(arity = "0..*", paramLabel = "scenarios|sandboxes", description = "What to list. Default: both.")
    private List<String> what = new ArrayList<>();

    @Mixin
    private SandboxesOption sandboxes = new SandboxesOption();

    @Mixin
    private PoliciesOption policies = new PoliciesOption();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ConditionsOption conditions = new ConditionsOption();

    @Option(
            names = "--requirements",
            description = "List the numbered requirements for sandboxes, with the scenarios that test each.")
    private boolean requirements;

    @Option(
            names = "--markdown",
            description = "Print the requirements as a Markdown page, with the reports behind each.")
    private boolean markdown;

    @Option(names = "--details", description = "Show more about each scenario and sandbox.")
    private boolean details;

    @Option(names = "--json", description = "Print JSON: one object, with an array for each list.")
    private boolean json;

    public ListCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        if (markdown) {
            new RequirementsPage(Requirements.all(), reports()).lines().forEach(console.out()::println);
            return ExitCode.AS_EXPECTED;
        }
        SelectionNames names =
                new SelectionNames(host.name(), sandboxes.references(), policies.ids(), conditions.ids());
        Selection selection = names.equals(NOTHING_NAMED) ? null : Selection.of(names);
        Map<String, List<? extends Listed>> lists = new LinkedHashMap<>();
        for (String each : what.isEmpty() && !requirements ? List.of(SCENARIOS, SANDBOXES) : what) {
            lists.put(each, list(each, selection));
        }
        if (requirements) {
            lists.put(
                    "requirements",
                    Requirements.all().stream().map(ListedRequirement::of).toList());
        }
        if (json) {
            console.out().println(Json.pretty(lists));
        } else {
            lists.values().forEach(this::print);
        }
        return ExitCode.AS_EXPECTED;
    }

    private List<? extends Listed> list(String name, @Nullable Selection selection) {
        return switch (name) {
            case SCENARIOS -> scenarios(selection);
            case SANDBOXES -> sandboxes(selection);
            default -> throw new UsageException(new KnownNames("list", List.of(SCENARIOS, SANDBOXES)).unknown(name));
        };
    }

    private List<ListedScenario> scenarios(@Nullable Selection selection) {
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            return launcher.inPackages(packages).stream()
                    .map(FoundScenario::description)
                    .filter(scenario -> selection == null
                            || scenario.circumstances(selection).findAny().isPresent())
                    .map(ListedScenario::of)
                    .toList();
        }
    }

    private Map<String, List<String>> reports() {
        return scenarios(null).stream().collect(toMap(ListedScenario::id, ListedScenario::source));
    }

    private static List<ListedSandbox> sandboxes(@Nullable Selection selection) {
        Stream<SandboxDefinition> definitions = selection == null
                ? SandboxCatalog.ofFixtures().definitions().stream()
                : selection.sandboxes().stream().map(Sandbox::definition).distinct();
        return definitions.map(ListedSandbox::of).toList();
    }

    private void print(List<? extends Listed> entries) {
        int width =
                entries.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        entries.stream()
                .collect(groupingBy(Listed::group, LinkedHashMap::new, toList()))
                .forEach((group, ofGroup) -> {
                    console.out().println(Printable.line(group));
                    ofGroup.forEach(entry -> print(entry, width));
                    console.out().println();
                });
    }

    private void print(Listed entry, int width) {
        String line = "  "
                + Printable.line(entry.name() + " ".repeat(width - entry.name().length()) + "  " + entry.headline());
        if (console.styled() && line.length() > console.columns()) {
            console.out().println("  " + Printable.line(entry.name()));
            printIndented(entry.headline(), "      ");
        } else {
            console.out().println(line);
        }
        if (details) {
            entry.details().forEach(detail -> printIndented(detail, "        "));
        }
    }

    private void printIndented(String text, String next) {
        Wrapped.lines(Printable.line(text), "      ", next, console.columns()).forEach(console.out()::println);
    }
}
