package io.sandcheck.experiment;

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
 * policy;
 * what the probes saw; and the outside arms, made once for each host.
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

    /**
     * Set up a laboratory; what earlier runs left behind is removed first.
     *
     * @param provider makes the hosts
     * @param owner run that everything in it belongs to
     * @param listener hears of each host that is opened
     * @param progress told in one line what takes its time
     */
    public Laboratory(HostProvider provider, RunOwner owner, ResultListener listener, Consumer<String> progress) {
        this(provider, new OpenHosts(provider, owner, listener, progress));
        provider.sweepAbandoned().forEach(line -> progress.accept("Removed, left by an earlier run: " + line));
    }

    private Laboratory(HostProvider provider, OpenHosts hosts) {
        this(provider, List.of(), hosts, new Custody(hosts, new Turns()), new ConcurrentHashMap<>());
    }

    private Laboratory(
            HostProvider provider,
            List<String> tools,
            OpenHosts hosts,
            Custody custody,
            ConcurrentMap<Host, Object> startLocks) {
        this.provider = provider;
        this.tools = tools;
        this.hosts = hosts;
        this.custody = custody;
        this.startLocks = startLocks;
    }

    /** Return one that has seen nothing yet, with the same hosts: what is made again is looked at anew. */
    public Laboratory again() {
        return new Laboratory(provider, tools, hosts, custody, startLocks);
    }

    /**
     * Return one with the same hosts in which every experiment that needs tools finds all of these: one image and one host then
     * do for them.
     */
    public Laboratory withTools(List<String> ofRun) {
        return new Laboratory(provider, List.copyOf(ofRun), hosts, custody, startLocks);
    }

    /** Return the name of the kind of host. */
    public String hostName() {
        return provider.name();
    }

    OperatingSystem system() {
        return provider.system();
    }

    Host host(Sandbox sandbox, HostCondition condition) {
        return hosts.host(new OpenHosts.Use(sandbox, condition, false));
    }

    /** Return where the outside arms of a sandbox are made. */
    Host outsideHost(Sandbox sandbox, HostCondition condition) {
        return hosts.outside(new OpenHosts.Use(sandbox, condition, false));
    }

    /** Return a host on which starts alone are tried: what one leaves behind is not what others do there. */
    Host startHost(Sandbox sandbox, HostCondition condition) {
        return hosts.host(new OpenHosts.Use(sandbox, condition, true));
    }

    /**
     * Make an experiment that counts only if the kit's own programs stayed what they are while it was made.
     *
     * @param forStarts whether it is made on the host of {@link #startHost}
     */
    Ruling untampered(Circumstances circumstances, boolean forStarts, Judge judge, Callable<Ruling> make) {
        return custody.of(
                new OpenHosts.Use(circumstances.sandbox(), circumstances.condition(), forStarts), judge, make);
    }

    /** Say why what runs under a policy cannot be executed here; empty if it can. */
    Optional<String> obstacle(Sandbox sandbox, SandboxPolicy policy, HostCondition condition) {
        return Optional.ofNullable(sandbox.policies().get(policy))
                .flatMap(launch -> provider.obstacleTo(sandbox, launch, condition));
    }

    /** Open a sandbox on a host, the first time that it is asked for. */
    OpenSandbox open(Sandbox sandbox, SandboxPolicy policy, Host host) {
        return seen.answer(
                new Opening(sandbox, policy, host),
                () -> hosts.entered(new OpenSandbox(sandbox, policy, host, hosts.inside(host, sandbox, policy))));
    }

    /** Run all probes there are, in one process. */
    InsideProbes insideProbes(OpenSandbox open) {
        return seen.answer(new ProbesInside(open), () -> ProbeRun.inside(open));
    }

    List<ProbeResult> outsideProbes(Host host) {
        return seen.answer(new ProbesOutside(host), () -> ProbeRun.outside(host));
    }

    /** Return what takes fingerprints on a host; that of a process outside is taken the first time that it is asked for. */
    Fingerprinting fingerprinting(Host host) {
        return seen.answer(new FingerprintOutside(host), () -> ProbeRun.fingerprinting(host));
    }

    /** Return what tries starts alone. */
    Starts starts() {
        return new Starts(startLocks, seen);
    }

    /** Return what knows which tools there are. */
    Furnishing furnishing() {
        return new Furnishing(provider, tools, seen);
    }

    /** Return the outside arm of what {@code label} names, made the first time that it is asked for. */
    Arm outsideArm(Host host, String label, Callable<Arm> make) {
        return seen.answer(new OutsideArm(host, label), make);
    }

    /** Have a sandbox opened anew if its start says nothing of it, but of the machine. */
    void forgetIfTooSlow(OpenSandbox open, @Nullable CommandResult start) {
        if (start != null && start.ending().blamesMachine()) {
            seen.forget(new Opening(open.sandbox(), open.policy(), open.host()));
        }
    }

    /** Have the outside arm of what {@code label} names made anew, since nothing follows from the one that was. */
    void forgetOutsideArm(Host host, String label) {
        seen.forget(new OutsideArm(host, label));
    }

    /** Return what is denied outside to what {@code label} names, traced the first time that it is asked for. */
    DeniedCalls outsideDeniedCalls(Host host, String label, Callable<DeniedCalls> make) {
        return seen.answer(new OutsideCalls(host, label), make);
    }

    /** Close all hosts, and remove what is there of those that are being opened. */
    @Override
    public void close() {
        hosts.close();
    }
}
