package io.sandcheck.sandbox;

import io.sandcheck.fixture.ReadOnce;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A kernel feature that sandboxes need, such as {@code user-namespace}. The program of the same name in the folder
 * {@code foundations} of the fixtures tries it.
 *
 * @param title what it is, in a few words
 * @param buildsOn features that it needs; if one of them is denied, this one cannot work either, for the same cause
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Foundation(Capability capability, String title, List<Capability> buildsOn) {

    private static final Set<Capability> AS_ROOT =
            Set.of(new Capability("mount-as-root"), new Capability("network-as-root"));

    private static final ReadOnce<List<Foundation>> ALL = new ReadOnce<>(FoundationReader::readAll);

    public Foundation {
        buildsOn = List.copyOf(buildsOn);
    }

    /** Return all of them. Each comes after those that it builds on. */
    public static List<Foundation> all() {
        return ALL.get();
    }

    /** Tell whether a sandbox only builds on features that need root or a setuid program. */
    public static boolean areAsRoot(Sandbox sandbox, PolicyLaunch policy) {
        List<Capability> needed = Stream.concat(sandbox.needs().foundations().stream(), policy.needs().stream())
                .toList();
        return !needed.isEmpty() && AS_ROOT.containsAll(needed);
    }

    /** Return the names of all. */
    public static KnownNames known() {
        return known(all());
    }

    static KnownNames known(List<Foundation> foundations) {
        return KnownNames.of(
                "capability",
                foundations.stream().map(each -> each.capability.id()).toList());
    }
}
