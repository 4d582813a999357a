package io.sandcheck.cli.list;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.json.Json;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what there is to run, and to run it in. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the scenarios and the sandboxes.")
public final class ListCommand implements Callable<Integer> {

    private static final String SCENARIOS = "scenarios";
    private static final String SANDBOXES = "sandboxes";

    private final Console console;
    private final List<String> packages;

    @Parameters(arity = "0..*", paramLabel = "scenarios|sandboxes", description = "What to list. Default: both.")
    private List<String> what = new ArrayList<>();

    @Option(names = "--json", description = "Write JSON: an object with an array for each.")
    private boolean json;

    public ListCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        Map<String, List<? extends Listed>> lists = new LinkedHashMap<>();
        for (String each : what.isEmpty() ? List.of(SCENARIOS, SANDBOXES) : what) {
            lists.put(each, list(each));
        }
        if (json) {
            console.out().println(Json.pretty(lists));
        } else {
            lists.values().forEach(this::print);
        }
        return ExitCode.AS_EXPECTED;
    }

    private List<? extends Listed> list(String name) {
        return switch (name) {
            case SCENARIOS -> scenarios();
            case SANDBOXES -> sandboxes();
            default -> throw new UsageException(new KnownNames("list", List.of(SCENARIOS, SANDBOXES)).unknown(name));
        };
    }

    private List<ListedScenario> scenarios() {
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            return launcher.inPackages(packages).stream()
                    .map(scenario -> ListedScenario.of(scenario.description()))
                    .toList();
        }
    }

    private static List<ListedSandbox> sandboxes() {
        return SandboxCatalog.ofFixtures().definitions().stream()
                .map(ListedSandbox::of)
                .toList();
    }

    private void print(List<? extends Listed> entries) {
        int width =
                entries.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        for (Listed entry : entries) {
            String name = entry.name() + " ".repeat(width - entry.name().length());
            console.out().println(Printable.line(name + "  " + entry.headline()));
            entry.details().forEach(detail -> Wrapped.lines(Printable.line(detail), "    ", "      ", console.columns())
                    .forEach(console.out()::println));
        }
        console.out().println();
    }
}
