package io.sandcheck.selection;

import io.sandcheck.host.HostException;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.selection.SelectionException.Part;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The kind of host of a run, chosen by its name or by what it can do.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostSelection {

    /** Stands for the most preferred kind that is available. */
    public static final String AUTO = "auto";

    private HostSelection() {}

    /**
     * Choose the kind with that name; for {@link #AUTO}, the most preferred kind that is available.
     *
     * @throws SelectionException if there is no such kind
     * @throws HostException if it is not available here
     */
    public static HostProvider named(String name) {
        requireKnown(name);
        return HostKinds.choose(name);
    }

    /**
     * Choose a kind on which any release of a sandbox can be installed.
     *
     * @throws SelectionException if there is no such kind, or it installs none
     * @throws HostException if it is not available here
     */
    public static HostProvider ofReleases(String name) {
        requireKnown(name);
        List<String> able = names(HostProvider::installsReleases);
        if (!name.equals(AUTO) && !able.contains(name)) {
            throw new SelectionException(
                    Part.HOST, "[%s] cannot install releases; choose %s".formatted(name, String.join(" or ", able)));
        }
        return HostKinds.choose(name.equals(AUTO) ? able.get(0) : name);
    }

    /**
     * Choose this machine as it is.
     *
     * @throws HostException if it is not available here
     */
    public static HostProvider thisMachine() {
        return HostKinds.choose(names(HostProvider::isThisMachine).get(0));
    }

    private static List<String> names(Predicate<HostProvider> able) {
        return HostKinds.all().stream().filter(able).map(HostProvider::name).toList();
    }

    private static void requireKnown(String name) {
        List<String> known = Stream.concat(
                        Stream.of(AUTO), names(any -> true).stream().sorted())
                .toList();
        if (!known.contains(name)) {
            throw new SelectionException(Part.HOST, new KnownNames("host", known).unknown(name));
        }
    }
}
