package io.sandcheck.experiment;

import io.sandcheck.experiment.OpenHosts.Use;
import io.sandcheck.experiment.SeenOnce.FingerprintOutside;
import io.sandcheck.experiment.SeenOnce.Opening;
import io.sandcheck.experiment.SeenOnce.OutsideArm;
import io.sandcheck.experiment.SeenOnce.OutsideCalls;
import io.sandcheck.experiment.SeenOnce.ProbesInside;
import io.sandcheck.experiment.SeenOnce.ProbesOutside;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.trace.DeniedCalls;
import io.sandcheck.verdict.Circumstances;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the experiments of a run share: hosts, opened once for each sandbox; sandboxes, opened once for each
 * policy; the results of the probes; and the outside arms, made once for each host.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Laboratory implements AutoCloseable {

    private final HostProvider provider;
    private final List<String> tools;
    private final OpenHosts hosts;
    private final Custody custody;
    private final SeenOnce seen = new SeenOnce();
    private final ConcurrentMap<Host, Object> startLocks;
    private final KeptSessions sessions;

    /**
     * Set up a laboratory. First remove what earlier runs left behind.
     *
     * @param provider makes the hosts
     * @param owner run that owns everything in it
     * @param listener is told about each host that is opened
     * @param progress receives one line about each step that takes long
     */
    public Laboratory(HostProvider provider, RunOwner owner, ResultListener listener, Consumer<String> progress) {
        this(provider, new OpenHosts(provider, owner, listener, progress));
        provider.sweepAbandoned(progress);
    }

    private Laboratory(HostProvider provider, OpenHosts hosts) {
        this(
                provider,
                List.of(),
                hosts,
                new Custody(hosts, new Turns()),
                new ConcurrentHashMap<>(),
                new KeptSessions(hosts));
    }

    private Laboratory(
            HostProvider provider,
            List<String> tools,
            OpenHosts hosts,
            Custody custody,
            ConcurrentMap<Host, Object> startLocks,
            KeptSessions sessions) {
        this.provider = provider;
        this.tools = tools;
        this.hosts = hosts;
        this.custody = custody;
        this.startLocks = startLocks;
        this.sessions = sessions;
    }

    /**
     * Return a laboratory with the same hosts that has seen nothing yet, so that repeated experiments check everything
     * again.
     */
    public Laboratory again() {
        return new Laboratory(provider, tools, hosts, custody, startLocks, sessions);
    }

    /**
     * Return a laboratory with the same hosts in which every experiment that needs tools finds all of these. So one
     * image and one host are enough.
     */
    public Laboratory withTools(List<String> ofRun) {
        return new Laboratory(provider, List.copyOf(ofRun), hosts, custody, startLocks, sessions);
    }

    /** Return the name of the kind of host. */
    public String hostName() {
        return provider.name();
    }

    OperatingSystem system() {
        return provider.system();
    }

    Host host(Sandbox sandbox, HostCondition condition) {
        return hosts.host(Use.forAnything(sandbox, condition));
    }

    /** Return the host for the outside arms of a sandbox. */
    Host outsideHost(Sandbox sandbox, HostCondition condition) {
        return hosts.outside(Use.forAnything(sandbox, condition));
    }

    /**
     * Return a host on which only starts are tried, so that what a start leaves behind does not affect other
     * experiments.
     */
    Host startHost(Sandbox sandbox, HostCondition condition) {
        return hosts.host(Use.forStarts(sandbox, condition));
    }

    /**
     * Make an experiment that counts only if the kit's own programs were not changed meanwhile.
     *
     * @param forStarts whether it is made on the host of {@link #startHost}
     */
    Ruling untampered(Circumstances circumstances, boolean forStarts, Judge judge, Callable<Ruling> make) {
        Sandbox sandbox = circumstances.sandbox();
        HostCondition condition = circumstances.condition();
        return custody.of(
                forStarts ? Use.forStarts(sandbox, condition) : Use.forAnything(sandbox, condition), judge, make);
    }

    /** Return why commands cannot be executed under a policy here; empty if they can. */
    Optional<String> obstacle(Sandbox sandbox, SandboxPolicy policy, HostCondition condition) {
        return Optional.ofNullable(sandbox.policies().get(policy))
                .flatMap(launch -> provider.obstacleTo(sandbox, launch, condition));
    }

    /** Return a sandbox on a host, and open it at the first request. */
    OpenSandbox open(Sandbox sandbox, SandboxPolicy policy, Host host) {
        return seen.answer(
                new Opening(sandbox, policy, host),
                () -> hosts.entered(new OpenSandbox(sandbox, policy, host, hosts.inside(host, sandbox, policy))));
    }

    /** Run all probes in one process. */
    InsideProbes insideProbes(OpenSandbox open) {
        return seen.answer(new ProbesInside(open), () -> ProbeRun.inside(open));
    }

    List<ProbeResult> outsideProbes(Host host) {
        return seen.answer(new ProbesOutside(host), () -> ProbeRun.outside(host));
    }

    /**
     * Return the object that takes fingerprints on a host. The fingerprint of a process outside is taken at the first
     * request.
     */
    Fingerprinting fingerprinting(Host host) {
        return seen.answer(new FingerprintOutside(host), () -> ProbeRun.fingerprinting(host));
    }

    /** Return the sessions that are used for several experiments. */
    KeptSessions sessions() {
        return sessions;
    }

    /** Return the object that tries starts. */
    Starts starts() {
        return new Starts(startLocks, seen);
    }

    /** Return the object that knows which tools exist. */
    Furnishing furnishing() {
        return new Furnishing(provider, tools, seen);
    }

    /** Return the outside arm for {@code label}, and make it at the first request. */
    Arm outsideArm(Host host, String label, Callable<Arm> make) {
        return seen.answer(new OutsideArm(host, label), make);
    }

    /** Open a sandbox again if its failed start says nothing about it, because the machine was too slow. */
    void forgetIfTooSlow(OpenSandbox open, @Nullable CommandResult start) {
        if (start != null && start.ending().blamesMachine()) {
            seen.forget(new Opening(open.sandbox(), open.policy(), open.host()));
        }
    }

    /** Make the outside arm for {@code label} again, because nothing follows from the previous one. */
    void forgetOutsideArm(Host host, String label) {
        seen.forget(new OutsideArm(host, label));
    }

    /** Return the calls that are denied outside for {@code label}, and trace them at the first request. */
    DeniedCalls outsideDeniedCalls(Host host, String label, Callable<DeniedCalls> make) {
        return seen.answer(new OutsideCalls(host, label), make);
    }

    /** Close all hosts, and remove the parts of hosts that are still being opened. */
    @Override
    public void close() {
        hosts.close();
    }
}
