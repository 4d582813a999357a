package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.doctor.Doctor;
import io.sandcheck.doctor.Examination;
import io.sandcheck.experiment.SeenOnce.Attempt;
import io.sandcheck.experiment.SeenOnce.FingerprintOutside;
import io.sandcheck.experiment.SeenOnce.Foundations;
import io.sandcheck.experiment.SeenOnce.Opening;
import io.sandcheck.experiment.SeenOnce.OutsideArm;
import io.sandcheck.experiment.SeenOnce.OutsideCalls;
import io.sandcheck.experiment.SeenOnce.ProbesInside;
import io.sandcheck.experiment.SeenOnce.ProbesOutside;
import io.sandcheck.experiment.SeenOnce.Program;
import io.sandcheck.experiment.SeenOnce.StartCalls;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.trace.DeniedCalls;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Circumstances;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the experiments of a run share: hosts, opened once for each sandbox; sandboxes, opened once for each policy;
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
    private final Diagnostician diagnostician = new Diagnostician();

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
        provider.sweepAbandoned().forEach(line -> progress.accept("Removed what an earlier run left: " + line));
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

    /** Say why what runs under a policy cannot be executed here; nothing where it can. */
    Optional<String> obstacle(Sandbox sandbox, SandboxPolicy policy, HostCondition condition) {
        return Optional.ofNullable(sandbox.policies().get(policy))
                .flatMap(launch -> provider.obstacleTo(sandbox, launch, condition));
    }

    /** Open a sandbox on a host, the first time that it is asked for. */
    OpenSandbox open(Sandbox sandbox, SandboxPolicy policy, Host host) {
        return seen.answer(
                new Opening(sandbox, policy, host),
                () -> new OpenSandbox(sandbox, policy, host, hosts.inside(host, sandbox, policy)));
    }

    /** See what comes of starting a sandbox on a host of {@link #startHost}; starts there never overlap. */
    StartAttempt startAttempt(Sandbox sandbox, SandboxPolicy policy, Host host) {
        return seen.answer(new Attempt(sandbox, policy, host), () -> {
            synchronized (startLock(host)) {
                return StartAttempt.of(host, () -> open(sandbox, policy, host));
            }
        });
    }

    /** Find out what of all that sandboxes build on is denied on a host. */
    Examination examination(Host host) {
        return seen.answer(new Foundations(host), () -> {
            synchronized (startLock(host)) {
                return new Doctor(host, diagnostician).examine(List.of());
            }
        });
    }

    private Object startLock(Host host) {
        return startLocks.computeIfAbsent(host, any -> new Object());
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

    /** Return the circumstances with the tools that an experiment needs, and the others of the run, beside the sandbox. */
    Circumstances furnished(Circumstances circumstances, List<String> needed) {
        if (!provider.installsTools() || needed.stream().map(Tool::named).allMatch(Tool::there)) {
            return circumstances;
        }
        List<Tool> wanted =
                Stream.concat(tools.stream(), needed.stream()).map(Tool::named).toList();
        return new Circumstances(
                circumstances.sandbox().with(wanted), circumstances.policy(), circumstances.condition());
    }

    /** Return the first of these programs that a host lacks; nothing where it has them all. */
    Optional<String> missingTool(Host host, List<String> programs) {
        return programs.stream().filter(tool -> !has(host, tool)).findFirst();
    }

    private boolean has(Host host, String tool) {
        return seen.answer(new Program(host, tool), () -> host.run(Command.of("sh", "-c", "command -v -- \"$0\"", tool))
                .succeeded());
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

    /** Return what a trace of a sandbox's start shows, made the first time that it is asked for. */
    Trace startTrace(OpenSandbox open, Callable<Trace> make) {
        return seen.answer(new StartCalls(open), make);
    }

    /** Close all hosts, and remove what is there of those that are being opened. */
    @Override
    public void close() {
        hosts.close();
    }
}
