package io.sandcheck.experiment;

import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Output;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Step;
import io.sandcheck.session.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a scenario's workload.
 *
 * @param command the command that decided: the last one that the scenario ran; null if it ran none
 * @param failure what was wrong; null if the workload works
 * @param effect the effect of an act that a guard tried, as seen outside of the sandbox; empty if there was none
 * @param files content of the files that must be equal in both arms, with one character for each byte
 * @param repeatedStarts how each repeated start of the sandbox ended, for the commands of this arm, and the checks and
 *     probes before it
 * @param begun whether the sandbox started for each command; if not, {@code command} is the start that failed
 * @param steps what was done for it, inside; empty if that was not recorded
 * @param compared how each command ended and what it wrote, in order
 * @param family how the children of the session compare with their parent; null if the scenario is about no family
 * @param residue what an act left behind that is not its effect; empty if nothing
 * @param acts ids of the acts that were tried
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Arm(
        @Nullable CommandResult command,
        @Nullable String failure,
        String effect,
        Map<String, String> files,
        List<String> repeatedStarts,
        boolean begun,
        List<Step> steps,
        List<ComparedCommand> compared,
        @Nullable InheritanceMatrix family,
        String residue,
        List<String> acts) {

    private static final int MAX_FAILURE = 4000;

    public Arm {
        files = Map.copyOf(files);
        repeatedStarts = List.copyOf(repeatedStarts);
        steps = List.copyOf(steps);
        acts = List.copyOf(acts);
        compared = List.copyOf(compared);
    }

    /** Make an arm without effects, files and family. */
    public Arm(@Nullable CommandResult command, @Nullable String failure) {
        this(command, failure, "", Map.of(), List.of(), true, List.of(), List.of(), null, "", List.of());
    }

    /** Run a workload. If there is a family, run it in the parent. */
    static Arm of(SandboxSession session, Surroundings around, Workload workload, @Nullable PolicyInheritance family)
            throws Exception {
        String failure = null;
        try {
            workload.run(session, around, family);
        } catch (AssertionError e) {
            String message = String.valueOf(e.getMessage()).strip();
            failure = message.substring(0, Math.min(message.length(), MAX_FAILURE));
        }
        CommandResult last = session.last().orElse(null);
        if (failure == null && last != null && last.timedOut()) {
            failure = last.outcome();
        }
        if (failure != null) {
            last = disturbed(session).orElse(last);
        }
        Optional<CommandResult> failedStart = session.failedStart();
        return new Arm(
                failedStart.orElse(last),
                failure == null ? session.untried().orElse(null) : failure,
                around.effects(),
                session.files(),
                session.repeatedStarts(),
                failedStart.isEmpty(),
                List.of(),
                session.results().stream()
                        .map(result -> ComparedCommand.of(result, session.workspace(), around.root()))
                        .toList(),
                family == null ? null : family.matrix(),
                around.residue(),
                session.acts());
    }

    /**
     * Run a workload in a sandbox. Its assumptions held outside, so if one does not hold here, the workload does not
     * work here.
     */
    static Arm inside(
            SandboxSession session, Surroundings around, Workload workload, @Nullable PolicyInheritance family)
            throws Exception {
        Workload held = (same, surroundings, members) -> {
            try {
                workload.run(same, surroundings, members);
            } catch (AssumptionException e) {
                throw new AssertionError("an assumption does not hold inside: " + e.getMessage(), e);
            }
        };
        return of(session, around, held, family);
    }

    /** A disturbance by the machine comes before its consequences. */
    private static Optional<CommandResult> disturbed(SandboxSession session) {
        return session.results().stream()
                .filter(result -> result.ending().blamesMachine())
                .findFirst();
    }

    public boolean works() {
        return failure == null;
    }

    /** Return why the machine, and not the command, may have caused what was seen; empty if it did not. */
    Optional<String> faultOfMachine() {
        return Optional.ofNullable(command)
                .map(CommandResult::ending)
                .filter(Ending::blamesMachine)
                .map(Ending::ofMachine);
    }

    /** Return this arm with starts that were repeated before it. */
    Arm after(List<String> earlier) {
        List<String> all = new ArrayList<>(earlier);
        all.addAll(repeatedStarts);
        return new Arm(command, failure, effect, files, all, begun, steps, compared, family, residue, acts);
    }

    /** Return this arm with the steps that were taken for it. */
    Arm with(List<Step> done) {
        return new Arm(command, failure, effect, files, repeatedStarts, begun, done, compared, family, residue, acts);
    }

    /** Also count it as a failure if something differs from outside that does not vary by itself. */
    Arm comparedTo(Arm outside) {
        return failingFor(differenceFrom(outside, outside, List.of()));
    }

    /** Count a difference as a failure. */
    Arm failingFor(Optional<ArmDifference> difference) {
        return works() ? difference.map(ArmDifference::words).map(this::failing).orElse(this) : this;
    }

    /**
     * Return the first difference from outside, except for parts that vary by themselves: the time, a random name, a
     * line that is lost.
     *
     * @param again makes the outside arm once more: twice for output, because what varies can be equal by chance
     */
    Optional<ArmDifference> differenceFrom(Arm outside, Callable<Arm> again) throws Exception {
        Optional<ArmDifference> difference = differenceFrom(outside, outside);
        if (difference.isEmpty() || !works()) {
            return difference;
        }
        Optional<ArmDifference> second = differenceFrom(outside, again.call());
        return second.filter(each -> each.kind() == ArmDifference.Kind.STDOUT).isPresent()
                ? differenceFrom(outside, again.call())
                : second;
    }

    private Optional<ArmDifference> differenceFrom(Arm outside, Arm again) {
        return differenceFrom(outside, again, again.compared);
    }

    /**
     * Return the first difference from outside: how much was written, files, how a command ended, and what it wrote.
     */
    private Optional<ArmDifference> differenceFrom(Arm outside, Arm again, List<ComparedCommand> steady) {
        return floodedFrom(outside)
                .filter(words -> again.floodedFrom(outside).isEmpty())
                .map(words -> new ArmDifference(ArmDifference.Kind.FLOOD, words))
                .or(() -> ArmDifference.ofFiles(files, outside.files, again.files))
                .or(() -> ArmDifference.between(compared, outside.compared, steady));
    }

    /** Return this arm with another result of its command. */
    Arm with(CommandResult other) {
        return new Arm(other, failure, effect, files, repeatedStarts, begun, steps, compared, family, residue, acts);
    }

    private Arm failing(String newFailure) {
        return new Arm(
                command, newFailure, effect, files, repeatedStarts, begun, steps, compared, family, residue, acts);
    }

    /** So much was written that a part of it was lost, but not outside. */
    private Optional<String> floodedFrom(Arm outside) {
        if (command == null || outside.command == null || !truncated(command) || truncated(outside.command)) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(Locale.ROOT, "wrote %,d bytes, outside %,d", bytes(command), bytes(outside.command)));
    }

    private static boolean truncated(CommandResult result) {
        return result.stdout().truncated() || result.stderr().truncated();
    }

    private static long bytes(CommandResult result) {
        Output stdout = result.stdout();
        return stdout.totalBytes() + result.stderr().totalBytes();
    }
}
