package io.sandcheck.experiment;

import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.InstalledVersion;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.ConditionCheck;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The hosts of a run. Each is opened at the first request, and all are closed with this object. */
final class OpenHosts implements AutoCloseable {

    private final HostProvider provider;
    private final RunOwner owner;
    private final ResultListener listener;
    private final Consumer<String> progress;
    private final Memo<Use, Host> hosts = new Memo<>();
    private final Memo<HostCondition, Host> outside = new Memo<>();
    private final Memo<Inside, Host> confined = new Memo<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Set<Sandbox> withForeignProc = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * The use of a host. Each sandbox has its own host, so that commands under one sandbox cannot affect the judgement
     * of another.
     *
     * @param purpose that it has alone, for reports; empty if it is for anything
     */
    record Use(Sandbox sandbox, HostCondition condition, String purpose) {

        private static final String SESSIONS = "sessions under ";

        static Use forAnything(Sandbox sandbox, HostCondition condition) {
            return new Use(sandbox, condition, "");
        }

        /** Only starts are tried there, so that what one leaves behind does not affect others. */
        static Use forStarts(Sandbox sandbox, HostCondition condition) {
            return new Use(sandbox, condition, "starts");
        }

        /** Sessions that are used more than once run there. */
        static Use forSessions(Sandbox sandbox, HostCondition condition, SandboxPolicy policy) {
            return new Use(sandbox, condition, SESSIONS + policy);
        }

        /** Tell whether experiments that have this use have another, too. */
        private boolean includes(Use other) {
            return equals(other)
                    || (purpose.isEmpty()
                            && other.purpose.startsWith(SESSIONS)
                            && sandbox.equals(other.sandbox)
                            && condition.equals(other.condition));
        }
    }

    /** The place where commands are executed under a policy: the host, or a confined part of it. */
    private record Inside(Host host, Sandbox sandbox, SandboxPolicy policy) {}

    OpenHosts(HostProvider provider, RunOwner owner, ResultListener listener, Consumer<String> progress) {
        this.provider = provider;
        this.owner = owner;
        this.listener = listener;
        this.progress = progress;
    }

    Host host(Use use) {
        provider.obstacleTo(use.condition()).ifPresent(obstacle -> {
            throw new HostException(obstacle);
        });
        return hosts.get(use, () -> open(use));
    }

    /**
     * Return the host for commands that run without a sandbox: the host itself, unless all hosts are this machine. Then
     * it is one host without any sandbox, for all.
     */
    Host outside(Use use) {
        return provider.isThisMachine()
                ? outside.get(use.condition(), () -> provider.open(use.sandbox(), use.condition(), owner, progress))
                : host(use);
    }

    /** Return the changes to the kit's own programs that were found so far on the hosts of a use. */
    List<String> tampering(Use use) {
        return Stream.concat(hosts.valuesOf(use::includes).stream(), outside.find(use.condition()).stream())
                .flatMap(host -> host.tampering().stream())
                .toList();
    }

    /** Close the hosts of a use, so that new ones are opened at the next request. The old ones are not used any more. */
    void discard(Use use) {
        hosts.removeIf(use::includes).forEach(host -> {
            confined.removeIf(inside -> inside.host().equals(host)).forEach(Host::close);
            host.close();
        });
    }

    Host inside(Host host, Sandbox sandbox, SandboxPolicy policy) {
        return confined.get(new Inside(host, sandbox, policy), () -> provider.confine(host, sandbox, policy, owner));
    }

    /** Report how a sandbox confines, and return it. */
    OpenSandbox entered(OpenSandbox open) {
        Map<String, String> facts = open.handOver().facts();
        if (!facts.isEmpty()) {
            listener.entered("%s, %s".formatted(open.sandbox(), open.policy()), facts);
        }
        if (open.handOver().showsForeignProc() && withForeignProc.add(open.sandbox())) {
            listener.warned("%s does not mount its own /proc: the one inside shows the processes outside"
                    .formatted(open.sandbox()));
        }
        return open;
    }

    private Host open(Use use) {
        if (warned.add(use.sandbox().toString())) {
            provider.warning(use.sandbox()).ifPresent(listener::warned);
        }
        Host host = provider.open(use.sandbox(), use.condition(), owner, progress);
        try {
            if (closed) {
                throw new HostException("The run has ended");
            }
            String place = provider.placeFor(use.sandbox(), use.condition());
            InstalledVersion.mismatch(host, use.sandbox()).ifPresent(listener::warned);
            listener.opened(use.purpose().isEmpty() ? place : place + " for " + use.purpose(), host);
            requireHolding(use.condition(), host);
            return host;
        } catch (RuntimeException e) {
            throw Endings.of(host::close).runAfter(e);
        }
    }

    /** Nothing is judged on a host whose condition does not hold. */
    private static void requireHolding(HostCondition condition, Host host) {
        List<String> problems = ConditionCheck.problems(host, condition);
        if (!problems.isEmpty()) {
            throw new HostException("Condition [%s] does not hold on the host that was made for it: %s"
                    .formatted(condition, String.join("; ", problems)));
        }
    }

    /** Close all hosts, and remove the parts of hosts that are still being opened. */
    @Override
    public void close() {
        closed = true;
        Endings endings = Endings.of(() -> provider.sweep(owner::equals));
        outside.values().forEach(host -> endings.add(host::close));
        hosts.values().forEach(host -> endings.add(host::close));
        confined.values().forEach(host -> endings.add(host::close));
        endings.run();
    }
}
