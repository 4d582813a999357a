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
 * A property of a host that matters to sandboxes, and how a host is given it.
 *
 * @param id kebab-case name: {@code userns-forbidden}
 * @param title what it is, in a few words
 * @param container what of a sandbox's container it changes
 * @param seccomp rules of the filter that is in force in all of the host; empty for the sandbox's own choice
 * @param machine how a machine with a kernel of its own is given it
 * @param setup words of a command that root executes on the host before anything else; empty for none
 * @param entry program in the folder {@code hosts} of the fixtures that everything on the host is started by; empty for none
 * @param foundations by which the condition is seen to hold: what trying each of these must give, as
 *     {@code ProbeResult.summary()} says it
 * @param missing programs that must not be there
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

    /** A host as it is. */
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

    /** Return all conditions that there are, {@link #NONE} first. */
    public static List<HostCondition> all() {
        return ALL.get();
    }

    /** Return all but {@link #NONE}. */
    public static List<HostCondition> special() {
        return all().subList(1, all().size());
    }

    /** Return the names of all. */
    public static KnownNames known() {
        return KnownNames.of("condition", all().stream().map(HostCondition::id).toList());
    }

    /** Find a condition by its id. */
    public static Optional<HostCondition> find(String id) {
        return all().stream().filter(condition -> condition.id.equals(id)).findFirst();
    }

    /**
     * Read a condition of a user's, which is one of {@link #all} from now on.
     *
     * @param file {@code mine/no-bwrap.yaml}; the programs that it names are beside it
     * @throws io.sandcheck.fixture.FixtureException if there is no such file, or a condition of that name already
     * @throws io.sandcheck.yaml.YamlException if it is faulty
     */
    public static HostCondition at(Path file) {
        HostConditionReader.add(file);
        return find(HostConditionReader.id(file)).orElseThrow();
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Tell whether a container can be given it. */
    public boolean isOfContainers() {
        return machine.equals(MachineChange.NONE) || changesContainer();
    }

    /** Tell whether a machine with a kernel of its own can be given it. */
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
