package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.doctor.Doctor;
import io.sandcheck.doctor.Examination;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.ConditionCheck;
import io.sandcheck.probe.FingerprintQuestions;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.trace.Account;
import io.sandcheck.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the experiments of a run share: hosts, opened once for each place; sandboxes, opened once for each policy;
 * what the probes saw; and the outside arms, made once for each place.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Laboratory implements AutoCloseable {

    private static final Duration CENSUS_TIME_LIMIT = Duration.ofSeconds(60);

    private final HostProvider provider;
    private final RunOwner owner;
    private final ResultListener listener;
    private final Consumer<String> progress;
    private volatile boolean closed;
    private final Once<String, Host> hosts = new Once<>();
    private final Once<Place, Host> confined = new Once<>();
    private final Once<Place, OpenSandbox> sandboxes = new Once<>();
    private final Once<Place, InsideProbes> insideProbes = new Once<>();
    private final Once<Host, List<ProbeResult>> outsideProbes = new Once<>();
    private final Once<Host, Fingerprinting> fingerprintings = new Once<>();
    private final Once<OutsideKey, Arm> outsideArms = new Once<>();
    private final Once<OutsideKey, Account> outsideAccounts = new Once<>();
    private final Once<OpenSandbox, Trace> startTraces = new Once<>();
    private final Once<Tool, Boolean> toolsThere = new Once<>();
    private final Once<Place, StartAttempt> startAttempts = new Once<>();
    private final Once<Host, Examination> examinations = new Once<>();
    private final ConcurrentMap<Host, Object> startLocks = new ConcurrentHashMap<>();
    private final Diagnostician diagnostician = new Diagnostician();

    private record Tool(Host host, String name) {}

    private record Place(Sandbox sandbox, SandboxPolicy policy, Host host) {}

    private record OutsideKey(Host host, String label) {}

    /**
     * What the probes saw in a sandbox.
     *
     * @param failedStart the start that failed, so that no probe ran; null where they did
     */
    record InsideProbes(List<ProbeResult> results, @Nullable CommandResult failedStart) {}

    /**
     * Set up a laboratory; what earlier runs left behind is removed first.
     *
     * @param provider makes the hosts
     * @param owner run that everything in it belongs to
     * @param listener hears of each host that is opened
     * @param progress told in one line what takes its time
     */
    public Laboratory(HostProvider provider, RunOwner owner, ResultListener listener, Consumer<String> progress) {
        this.provider = provider;
        this.owner = owner;
        this.listener = listener;
        this.progress = progress;
        provider.sweepAbandoned().forEach(line -> progress.accept("Removed what an earlier run left: " + line));
    }

    /** Return the name of the kind of host. */
    public String hostName() {
        return provider.name();
    }

    OperatingSystem system() {
        return provider.system();
    }

    Host host(Sandbox sandbox, HostCondition condition) {
        return host(provider.placeFor(sandbox, condition), sandbox, condition);
    }

    /** Return a host on which starts alone are tried: what one leaves behind is not what others do there. */
    Host startHost(Sandbox sandbox, HostCondition condition) {
        return host(provider.placeFor(sandbox, condition) + " for starts", sandbox, condition);
    }

    private Host host(String place, Sandbox sandbox, HostCondition condition) {
        provider.obstacleTo(condition).ifPresent(obstacle -> {
            throw new HostException(obstacle);
        });
        return hosts.get(place, () -> open(place, sandbox, condition));
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

    /** Say why what runs under a policy cannot be executed here; nothing where it can. */
    Optional<String> obstacle(Sandbox sandbox, SandboxPolicy policy, HostCondition condition) {
        return Optional.ofNullable(sandbox.policies().get(policy))
                .flatMap(launch -> provider.obstacleTo(sandbox, launch, condition));
    }

    OpenSandbox open(Sandbox sandbox, SandboxPolicy policy, Host host) {
        Place place = new Place(sandbox, policy, host);
        return sandboxes.get(place, () -> {
            Host inside = confined.get(place, () -> provider.confine(host, sandbox, policy, owner));
            return new OpenSandbox(sandbox, policy, host, inside);
        });
    }

    /** See what comes of starting a sandbox on a host of {@link #startHost}, one after the other, the first time that it is asked for. */
    StartAttempt startAttempt(Sandbox sandbox, SandboxPolicy policy, Host host) {
        return startAttempts.get(new Place(sandbox, policy, host), () -> {
            synchronized (startLock(host)) {
                return StartAttempt.of(host, () -> open(sandbox, policy, host));
            }
        });
    }

    /** Find out what of all that sandboxes build on is denied on a host, the first time that it is asked for. */
    Examination examination(Host host) {
        return examinations.get(host, () -> {
            synchronized (startLock(host)) {
                return new Doctor(host, diagnostician).examine(List.of());
            }
        });
    }

    private Object startLock(Host host) {
        return startLocks.computeIfAbsent(host, any -> new Object());
    }

    /** Run all probes there are, in one process, the first time that one is asked for. */
    InsideProbes insideProbes(OpenSandbox open) {
        return insideProbes.get(new Place(open.sandbox(), open.policy(), open.host()), () -> {
            try (SandboxSession session = open.session(open.host().pythons().get(0), CENSUS_TIME_LIMIT)) {
                List<ProbeResult> results = census(session, open.host());
                open.addRepeatedStarts(session.repeatedStarts());
                return new InsideProbes(results, session.failedStart().orElse(null));
            }
        });
    }

    List<ProbeResult> outsideProbes(Host host) {
        return outsideProbes.get(host, () -> {
            try (SandboxSession session =
                    SandboxSession.outside(host, host.pythons().get(0), CENSUS_TIME_LIMIT)) {
                return census(session, host);
            }
        });
    }

    private static List<ProbeResult> census(SandboxSession session, Host host) {
        Census census = new Census(
                argv -> session.run(Command.of(argv).withTimeLimit(CENSUS_TIME_LIMIT)),
                session.python().executable(),
                host.layout().fixtures());
        return census.take(Census.known(host));
    }

    /** Return what takes fingerprints on a host; that of a process outside is taken the first time that it is asked for. */
    Fingerprinting fingerprinting(Host host) {
        return fingerprintings.get(
                host,
                () -> new Fingerprinting(
                        argv -> host.run(Command.of(argv).withTimeLimit(CENSUS_TIME_LIMIT)),
                        host.pythons().get(0).executable(),
                        host.layout().fixtures(),
                        FingerprintQuestions.about(host.layout(), host.layout().workspace())));
    }

    /** Return the first of these programs that a host lacks; nothing where it has them all. */
    Optional<String> missingTool(Host host, List<String> tools) {
        return tools.stream().filter(tool -> !has(host, tool)).findFirst();
    }

    private boolean has(Host host, String tool) {
        return toolsThere.get(new Tool(host, tool), () -> host.run(Command.of("sh", "-c", "command -v -- \"$0\"", tool))
                .succeeded());
    }

    /** Return the outside arm of what {@code label} names, made the first time that it is asked for. */
    Arm outsideArm(Host host, String label, Callable<Arm> make) {
        return outsideArms.get(new OutsideKey(host, label), make);
    }

    /** Return what is denied outside to what {@code label} names, traced the first time that it is asked for. */
    Account outsideAccount(Host host, String label, Callable<Account> make) {
        return outsideAccounts.get(new OutsideKey(host, label), make);
    }

    /** Return what a trace of a sandbox's start shows, made the first time that it is asked for. */
    Trace startTrace(OpenSandbox open, Callable<Trace> make) {
        return startTraces.get(open, make);
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
