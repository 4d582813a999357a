package io.sandcheck.cli.doctor;

import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.doctor.Doctor;
import io.sandcheck.doctor.Examination;
import io.sandcheck.doctor.Prognosis;
import io.sandcheck.host.Host;
import io.sandcheck.host.RunOwner;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Needs;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.selection.HostSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks which kernel features this machine offers to sandboxes. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Check which kernel features sandboxes need on this machine, and explain each one that is missing."
                        + " Changes nothing, and starts no sandbox.",
        footer = {
            "",
            "Exit codes:",
            "  0  the machine was checked, whatever was found;",
            "     with --sandbox: all of these are installed, and would start here",
            "  1  with --sandbox: one of them is not installed or would not start,",
            "     or its needs are not known",
            "  2  wrong usage",
            "  3  Sandcheck or the host broke"
        })
public final class DoctorCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--sandbox",
            paramLabel = SandboxOption.LABEL,
            description =
                    SandboxOption.DESCRIPTION + " Can be repeated. Default: all whose definition says what they need.")
    private List<String> sandboxes = new ArrayList<>();

    @Option(names = "--json", description = "Print JSON. docs/doctor.md describes it.")
    private boolean json;

    public DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Sandbox> chosen = choose();
        Examination examination;
        try (Host host = HostSelection.thisMachine().open(RunOwner.newRun(), line -> {})) {
            examination = new Doctor(host, new Diagnostician()).examine(chosen);
        }
        List<HostKind> kinds = HostKind.all();
        if (json) {
            console.out().println(Json.pretty(DoctorJson.of(examination, kinds)));
        } else {
            new DoctorReport(console).print(examination, kinds);
        }
        boolean allStart = examination.prognoses().stream().allMatch(Prognosis::startsUnderAllPolicies);
        return sandboxes.isEmpty() || allStart ? ExitCode.AS_EXPECTED : ExitCode.UNEXPECTED;
    }

    /** Sandboxes without needs in their definition belong to the kit, and run wherever it does. */
    private List<Sandbox> choose() {
        SandboxCatalog catalog = SandboxCatalog.ofFixtures();
        return sandboxes.isEmpty()
                ? catalog.definitions().stream()
                        .map(SandboxDefinition::atDefaultVersion)
                        .filter(sandbox -> !sandbox.needs().equals(Needs.UNKNOWN))
                        .toList()
                : sandboxes.stream().map(catalog::find).distinct().toList();
    }
}
