package io.sandcheck.session;

import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Transparency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apiguardian.api.API;

/**
 * A sandbox on a host under a policy. Its start and its enforcement have been checked.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OpenSandbox {

    private static final Duration CHECK_TIME_LIMIT = Duration.ofSeconds(15);

    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final Host host;
    private final Host inside;
    private final Opening opening;
    private final Map<Integer, Integer> exitCodes = new ConcurrentHashMap<>();
    private final Queue<String> repeatedStarts = new ConcurrentLinkedQueue<>();

    /**
     * Bring the files of the sandbox to the host, and check its start and its enforcement.
     *
     * @param policy one that the sandbox offers
     * @param inside where its commands are executed: the host, or a confined part of it
     */
    public OpenSandbox(Sandbox sandbox, SandboxPolicy policy, Host host, Host inside) {
        this.sandbox = sandbox;
        this.policy = policy;
        this.host = host;
        this.inside = inside;
        this.opening = open();
        addRepeatedStarts(opening.repeatedStarts());
    }

    /** Check its start. If the announcements of commands do not arrive, try the next kind of announcement. */
    private Opening open() {
        Opening first = opening(Announcer.SHELL);
        return Arrays.stream(Announcer.values())
                .filter(other -> other.worthTryingAfter(first.start()))
                .map(this::opening)
                .filter(again -> again.start().started())
                .findFirst()
                .orElse(first);
    }

    private Confinement confinement() {
        return Confinement.install(sandbox, policy, host);
    }

    private Opening opening(Announcer announcer) {
        Transcript transcript = new Transcript();
        Host place = inside == host ? transcript.of(host) : transcript.ofAnother(inside);
        try (Host apart = host.apart();
                SandboxSession session = begin(
                        transcript.of(host),
                        place,
                        host.pythons().get(0),
                        CHECK_TIME_LIMIT,
                        announcer,
                        Wrapping.NONE)) {
            StartCheck start = StartCheck.of(session);
            List<Step> steps = transcript.steps();
            HandOver handOver = start.started()
                    ? HandOverCheck.of(session, host, policy, inSession())
                            .without(sandbox.definition().unpromised().keySet())
                    : HandOver.UNSEEN;
            List<EnforcementCheck> enforcement =
                    start.started() ? new Enforcement(apart, session).check(sandbox.definition(), policy) : List.of();
            return new Opening(
                    announcer,
                    session.failedStart().orElse(null),
                    start,
                    handOver,
                    enforcement,
                    steps,
                    session.repeatedStarts());
        } catch (AdapterRefusal refusal) {
            return Opening.failed(announcer, StartCheck.failed(refusal), transcript.steps());
        }
    }

    /** Start it once more. Look for effects of acts that its policy forbids, and for anything that is left behind. */
    StartAttempt attemptStart(Residue residue) {
        try (SandboxSession session = session(host.pythons().get(0), CHECK_TIME_LIMIT)) {
            StartCheck check = StartCheck.of(session);
            List<EnforcementCheck> checks = check.result() != null
                    ? new Enforcement(host, session).check(sandbox.definition(), policy)
                    : List.of();
            String effect = checks.stream()
                    .map(EnforcementCheck::effect)
                    .filter(seen -> !seen.isEmpty())
                    .findFirst()
                    .orElse("");
            String untried = check.started() ? EnforcementCheck.unproven(checks).orElse(null) : null;
            return new StartAttempt(check, effect, untried, residue.takeAfter(session.results()));
        }
    }

    /** Begin a session in it. */
    public SandboxSession session(Python python, Duration timeLimit) {
        return session(python, timeLimit, Wrapping.NONE);
    }

    /** Begin a session in it, and record what is done there. */
    public SandboxSession session(Python python, Duration timeLimit, Transcript transcript) {
        Host place = inside == host ? transcript.of(host) : transcript.ofAnother(inside);
        return begin(transcript.of(host), place, python, timeLimit, opening.announcer(), Wrapping.NONE);
    }

    /** Begin a session in it, with additional words around its commands. */
    public SandboxSession session(Python python, Duration timeLimit, Wrapping wrapping) {
        return begin(host, inside, python, timeLimit, opening.announcer(), wrapping);
    }

    /** If no command line runs a single command, a session of the sandbox's adapter does. */
    private SandboxSession begin(
            Host outside, Host place, Python python, Duration limit, Announcer announcer, Wrapping wrapping) {
        return inSession()
                ? LateSession.of(sandbox, policy, outside, python, limit, wrapping)
                : confinement().session(outside, place, python, limit, announcer, wrapping);
    }

    /** Tell whether its commands run in sessions, through an adapter. */
    public boolean inSession() {
        return Optional.ofNullable(sandbox.policies().get(policy))
                .filter(PolicyLaunch::inSession)
                .isPresent();
    }

    /** Open a parent session in it whose children are processes. */
    public SessionFamily family(Python python, Duration timeLimit) {
        return SessionFamily.inside(confinement(), host, inside, python, timeLimit);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    public SandboxPolicy policy() {
        return policy;
    }

    public Host host() {
        return host;
    }

    /** Return whether it started, and how. */
    public StartCheck start() {
        return opening.checkedStart();
    }

    /** Return the steps that were taken to check its start. */
    public List<Step> startSteps() {
        return opening.steps();
    }

    /** Remember starts that were repeated for checks that all results share. */
    public void addRepeatedStarts(List<String> endings) {
        repeatedStarts.addAll(endings);
    }

    /** Return the remembered starts. They are returned only once, so that each is reported once. */
    public List<String> takeRepeatedStarts() {
        List<String> taken = new ArrayList<>();
        for (String ending = repeatedStarts.poll(); ending != null; ending = repeatedStarts.poll()) {
            taken.add(ending);
        }
        return taken;
    }

    /** Return what it passes on to and from a command. */
    public HandOver handOver() {
        return opening.handOver();
    }

    /**
     * Find out whether it changes an exit code, by a command that does nothing else.
     *
     * @param changed the exit code that a caller had instead
     */
    public Optional<Interference> exitCodeTurnedInto(int exitCode, int changed) {
        if (sandbox.definition().unpromised().containsKey(Transparency.EXIT_CODE.id())) {
            return Optional.empty();
        }
        Integer seen = exitCodes.computeIfAbsent(exitCode, this::exitCodeFor);
        return seen == changed
                ? Optional.of(new Interference(
                        Transparency.EXIT_CODE,
                        "a command exits with %d, and the sandbox ends with exit %d".formatted(exitCode, seen)))
                : Optional.empty();
    }

    private int exitCodeFor(int exitCode) {
        try (Host place = host.apart();
                SandboxSession session = session(place.pythons().get(0), CHECK_TIME_LIMIT)) {
            CommandResult result = session.run("sh", "-c", "exit " + exitCode);
            Integer seen = result.shellExitCode();
            return seen == null || session.failedStart().isPresent() ? exitCode : seen;
        } catch (AdapterRefusal refusal) {
            return exitCode;
        }
    }

    /** Return the first act that its policy must deny and that it allowed; empty if it denied all of them. */
    public Optional<EnforcementCheck> escape() {
        return opening.escape();
    }

    /** Return why it is not known whether the policy is enforced; empty if every act that it must deny was tried. */
    public Optional<String> unprovenEnforcement() {
        return EnforcementCheck.unproven(opening.enforcement());
    }
}
