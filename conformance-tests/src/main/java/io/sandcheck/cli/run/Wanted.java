package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostProvider;
import io.sandcheck.jupiter.HostConditionSelection;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/** What options ask for by name; what does not exist is wrong usage. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Wanted {

    private Wanted() {}

    /** Return the policies of these names; none for all. */
    public static Set<SandboxPolicy> policies(List<String> ids) {
        Set<SandboxPolicy> wanted = EnumSet.noneOf(SandboxPolicy.class);
        ids.forEach(id -> wanted.add(SandboxPolicy.find(id)
                .orElseThrow(() ->
                        new UsageException("--policy: " + new KnownNames("policy", SandboxPolicy.ids()).unknown(id)))));
        return wanted;
    }

    /** Return the conditions of these names that such a host can be given. */
    public static Set<HostCondition> conditions(List<String> ids, HostProvider provider) {
        try {
            Set<HostCondition> wanted = HostConditionSelection.select(ids, provider::obstacleTo);
            wanted.forEach(condition -> provider.obstacleTo(condition).ifPresent(obstacle -> {
                throw new HostException(obstacle);
            }));
            return wanted;
        } catch (HostException e) {
            throw new UsageException("--condition: " + e.getMessage());
        }
    }

    /**
     * Return the kind of host of that name.
     *
     * @throws HostException where it cannot be had here
     */
    public static HostProvider host(String name) {
        List<String> known = Stream.concat(
                        Stream.of("auto"), HostProvider.all().stream().map(HostProvider::name))
                .toList();
        if (!known.contains(name)) {
            throw new UsageException("--host: " + new KnownNames("host", known).unknown(name));
        }
        return HostProvider.choose(name);
    }
}
