package io.sandcheck.experiment;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.ConditionCheck;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.function.Consumer;

/** The hosts of a run: each is opened when it is first asked for, and all are closed with it. */
final class OpenHosts implements AutoCloseable {

    private final HostProvider provider;
    private final RunOwner owner;
    private final ResultListener listener;
    private final Consumer<String> progress;
    private final Memo<String, Host> hosts = new Memo<>();
    private final Memo<Inside, Host> confined = new Memo<>();
    private volatile boolean closed;

    /** Where the commands of a sandbox are executed under a policy: the host, or what is confined of it. */
    private record Inside(Host host, Sandbox sandbox, SandboxPolicy policy) {}

    OpenHosts(HostProvider provider, RunOwner owner, ResultListener listener, Consumer<String> progress) {
        this.provider = provider;
        this.owner = owner;
        this.listener = listener;
        this.progress = progress;
    }

    Host host(String place, Sandbox sandbox, HostCondition condition) {
        provider.obstacleTo(condition).ifPresent(obstacle -> {
            throw new HostException(obstacle);
        });
        return hosts.get(place, () -> open(place, sandbox, condition));
    }

    Host inside(Host host, Sandbox sandbox, SandboxPolicy policy) {
        return confined.get(new Inside(host, sandbox, policy), () -> provider.confine(host, sandbox, policy, owner));
    }

    private Host open(String place, Sandbox sandbox, HostCondition condition) {
        Host host = provider.open(sandbox, condition, owner, progress);
        if (closed) {
            host.close();
            throw new HostException("The run has ended");
        }
        listener.opened(place, host);
        return holding(host, condition);
    }

    /** Nothing is judged on a host that is not what it is taken for. */
    private static Host holding(Host host, HostCondition condition) {
        List<String> problems = ConditionCheck.problems(host, condition);
        if (!problems.isEmpty()) {
            host.close();
            throw new HostException("Condition [%s] does not hold on the host that was made for it: %s"
                    .formatted(condition, String.join("; ", problems)));
        }
        return host;
    }

    /** Close all hosts, and remove what is there of those that are being opened. */
    @Override
    public void close() {
        closed = true;
        confined.values().forEach(Host::close);
        hosts.values().forEach(Host::close);
        provider.sweep(owner::equals);
    }
}
