package io.sandcheck.probe;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.host.Placement.Placed;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Foundation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Runs the probes of several capabilities in one process, so the sandbox is started only once for them.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Census {

    private static final String PROGRAM = "census.py";

    /** Programs that run probes, but are not probes. */
    private static final Set<String> PROGRAMS = Set.of(PROGRAM, Fingerprinting.PROGRAM);

    /** Prefix of each capability that is about the test network. */
    private static final String NETWORK = "network-";

    private final Function<List<String>, CommandResult> commands;
    private final String python;
    private final Supplier<Placed> program;
    private final KnownNames known;

    /**
     * Make a census for one place.
     *
     * @param commands executes a program and its arguments there, and waits for it
     * @param python the interpreter that runs the probes there
     * @param fixtures the directory there with {@code probes}, as {@code HostLayout} names it
     */
    public Census(Function<List<String>, CommandResult> commands, String python, String fixtures) {
        this(commands, python, Placement.known(fixtures));
    }

    /**
     * Make a census for one place, with another way to put its program there.
     *
     * @param commands executes a program and its arguments there, and waits for it
     * @param python the interpreter that runs the probes there
     */
    public Census(Function<List<String>, CommandResult> commands, String python, Placement placement) {
        this(commands, python, () -> placement.place("probes", PROGRAM), known());
    }

    private Census(
            Function<List<String>, CommandResult> commands,
            String python,
            Supplier<Placed> program,
            List<Capability> known) {
        this.commands = commands;
        this.python = python;
        this.program = program;
        this.known =
                KnownNames.of("capability", known.stream().map(Capability::id).toList());
    }

    /**
     * Make a census of the features that sandboxes need, instead of those that workloads need; see {@link Foundation}.
     */
    public static Census ofFoundations(Function<List<String>, CommandResult> commands, String python, String fixtures) {
        return new Census(
                commands,
                python,
                () -> Placement.known(fixtures).place("foundations", "examine.py"),
                Foundation.all().stream().map(Foundation::capability).toList());
    }

    /** Return all capabilities that have a probe, in alphabetical order. */
    public static List<Capability> known() {
        return Fixtures.entries("probes").keySet().stream()
                .filter(name -> name.endsWith(".py") && !name.startsWith("_") && !PROGRAMS.contains(name))
                .map(name -> name.substring(0, name.length() - ".py".length()))
                .map(name -> new Capability(name.replace('_', '-')))
                .sorted()
                .toList();
    }

    /** Return the capabilities that can be probed on a host. Those of the test network need a host that has one. */
    public static List<Capability> known(Host host) {
        return known().stream()
                .filter(capability ->
                        host.network().isPresent() || !capability.id().startsWith(NETWORK))
                .toList();
    }

    /**
     * Run the probes of these capabilities and return the results in the same order. If an answer is missing or cannot
     * be believed, the result is {@link ProbeResult.Outcome#UNKNOWN}.
     *
     * @throws IllegalArgumentException if a capability has no probe
     */
    public List<ProbeResult> take(List<Capability> capabilities) {
        requireProbes(capabilities);
        if (capabilities.isEmpty()) {
            return List.of();
        }
        Placed placed = program.get();
        List<String> argv = new ArrayList<>(placed.words(python));
        capabilities.forEach(capability -> argv.add(capability.id()));
        CensusAnswers answers = CensusAnswers.of(commands.apply(argv), placed.token());
        return capabilities.stream().map(answers::about).toList();
    }

    private void requireProbes(List<Capability> capabilities) {
        for (Capability capability : capabilities) {
            if (!known.contains(capability.id())) {
                throw new IllegalArgumentException("Census: " + known.unknown(capability.id()));
            }
        }
    }
}
