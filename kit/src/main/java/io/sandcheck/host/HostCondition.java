package io.sandcheck.host;

import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.seccomp.SeccompRule;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A property of a host that matters to sandboxes, and how to give it to a host.
 *
 * @param id kebab-case name: {@code userns-forbidden}
 * @param title what it is, in a few words
 * @param container changes to the options of a sandbox's container
 * @param seccomp rules of the filter for the whole host; empty for the sandbox's own choice
 * @param machine changes to a virtual machine
 * @param setup words of a command that root executes on the host before anything else; empty for none
 * @param entry program in the folder {@code hosts} of the fixtures that starts everything on the host; empty for none
 * @param foundations how to check the condition: the result that each of these must have, as {@code
 *     ProbeResult.summary()} writes it
 * @param missing programs that must not be installed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HostCondition(
        String id,
        String title,
        ContainerChange container,
        List<SeccompRule> seccomp,
        MachineChange machine,
        List<String> setup,
        String entry,
        Map<Capability, String> foundations,
        List<String> missing) {

    /** An ordinary host. */
    public static final HostCondition NONE = new HostCondition(
            "none",
            "an ordinary host",
            ContainerChange.NONE,
            List.of(),
            MachineChange.NONE,
            List.of(),
            "",
            Map.of(),
            List.of());

    private static final ReadOnce<List<HostCondition>> ALL = new ReadOnce<>(HostConditionReader::readAll);

    public HostCondition {
        seccomp = List.copyOf(seccomp);
        setup = List.copyOf(setup);
        foundations = Collections.unmodifiableMap(new LinkedHashMap<>(foundations));
        missing = List.copyOf(missing);
    }

    /** Return all conditions, {@link #NONE} first. */
    public static List<HostCondition> all() {
        return ALL.get();
    }

    /** Return all conditions except {@link #NONE}. */
    public static List<HostCondition> special() {
        return all().subList(1, all().size());
    }

    /** Return the names of all conditions. */
    public static KnownNames known() {
        return KnownNames.of("condition", all().stream().map(HostCondition::id).toList());
    }

    /** Find a condition by its id. */
    public static Optional<HostCondition> find(String id) {
        return all().stream().filter(condition -> condition.id.equals(id)).findFirst();
    }

    /**
     * Read a condition from a user's file. From then on it belongs to {@link #all}.
     *
     * @param file {@code mine/no-bwrap.yaml}; the programs that it names are in the same folder
     * @throws io.sandcheck.fixture.FixtureException if there is no such file, or already a condition with that name
     * @throws io.sandcheck.yaml.YamlException if it is faulty
     */
    public static HostCondition at(Path file) {
        HostConditionReader.add(file);
        return find(HostConditionReader.id(file)).orElseThrow();
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Tell whether a container can have this condition. */
    public boolean isOfContainers() {
        return machine.equals(MachineChange.NONE) || changesContainer();
    }

    /** Tell whether a virtual machine can have this condition. */
    public boolean isOfMachines() {
        return !machine.equals(MachineChange.NONE) || !changesContainer();
    }

    private boolean changesContainer() {
        return !container.equals(ContainerChange.NONE) || !seccomp.isEmpty() || !entry.isEmpty();
    }

    @Override
    public String toString() {
        return id;
    }
}
