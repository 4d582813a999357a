package io.sandcheck.host;

import io.sandcheck.naming.KnownNames;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.apiguardian.api.API;

/**
 * The kinds of host.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostKinds {

    private HostKinds() {}

    /** Return all kinds, the most preferred first. */
    public static List<HostProvider> all() {
        return ServiceLoader.load(HostProvider.class, HostProvider.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(HostProvider::preference).reversed())
                .toList();
    }

    /**
     * Choose a kind: the named one or, if {@code choice} is {@code auto}, the most preferred that is available.
     *
     * @throws HostException if there is no such kind, or it is not available here
     */
    public static HostProvider choose(String choice) {
        List<HostProvider> all = all();
        if (choice.equals("auto")) {
            return all.stream()
                    .filter(kind -> kind.obstacle().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new HostException("No host is available here: " + obstacles(all)));
        }
        HostProvider kind = all.stream()
                .filter(candidate -> candidate.name().equals(choice))
                .findFirst()
                .orElseThrow(() -> new HostException(KnownNames.of(
                                "host", all.stream().map(HostProvider::name).toList())
                        .unknown(choice)));
        kind.obstacle().ifPresent(obstacle -> {
            throw new HostException("Host [%s] is not available here: %s".formatted(choice, obstacle));
        });
        return kind;
    }

    private static String obstacles(List<HostProvider> all) {
        return String.join(
                "; ",
                all.stream()
                        .map(kind -> kind.name() + ": " + kind.obstacle().orElse("available"))
                        .toList());
    }
}
