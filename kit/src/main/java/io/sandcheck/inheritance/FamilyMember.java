package io.sandcheck.inheritance;

import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A parent, child or grandchild: what it may do, and what it printed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FamilyMember {

    static final String PARENT = "parent";

    private final String name;
    private final SandboxSession session;
    private final boolean inRole;
    private final List<CommandResult> printed = new ArrayList<>();
    private final List<FingerprintLine> criteria = new ArrayList<>();
    private PolicyFingerprint fingerprint = new PolicyFingerprint(List.of());
    private @Nullable String loss;

    FamilyMember(String name, SandboxSession session) {
        this(name, session, false);
    }

    /**
     * Make one.
     *
     * @param inRole whether it may do less than its parent, because of its role
     */
    FamilyMember(String name, SandboxSession session, boolean inRole) {
        this.inRole = inRole;
        this.name = name;
        this.session = session;
    }

    /** Make one that does not exist. */
    static FamilyMember lost(String name, SandboxSession parent, String loss) {
        FamilyMember member = new FamilyMember(name, parent);
        member.loss = loss;
        return member;
    }

    /**
     * Return its name in reports: {@code parent}, {@code child 1}, {@code child 2 (double-fork)}, {@code grandchild
     * 2.1}.
     */
    public String name() {
        return name;
    }

    /** Return what it may do, with a line for each criterion that a workload reported. */
    public PolicyFingerprint fingerprint() {
        return new PolicyFingerprint(
                Stream.concat(fingerprint.lines().stream(), criteria.stream()).toList());
    }

    /** Return the results of the workloads that were run in it. */
    public List<CommandResult> printed() {
        return List.copyOf(printed);
    }

    boolean inRole() {
        return inRole;
    }

    /** Return how it was lost; null if it exists. */
    @Nullable
    String loss() {
        return loss;
    }

    void takeFingerprint(Function<SandboxSession, PolicyFingerprint> fingerprinting) {
        whileThere(there -> fingerprint = fingerprinting.apply(there));
    }

    void run(String workload, String... arguments) {
        whileThere(there -> {
            CommandResult result = there.python(workload, arguments);
            printed.add(result);
            criteria.addAll(CriterionLines.of(result));
        });
    }

    /** Let it run a command, so that it is more than a name. */
    void begin() {
        whileThere(there -> there.run("true"));
    }

    /**
     * Let it try an act with commands that ask to run outside of the sandbox. A command that nobody approves is not
     * run.
     */
    void askToLeave(SessionFamily family, EnforcementAct act, Surroundings around) {
        whileThere(there -> {
            SandboxSession leaving = family.leaving(there);
            try {
                ForbiddenActs.attempt(act, leaving, around);
            } catch (AdapterRefusal refusal) {
                if (refusal.code() != Code.DENIED) {
                    throw refusal;
                }
                return;
            }
            leaving.untried().ifPresent(why -> {
                throw new AssertionError("%s: %s".formatted(name, why));
            });
        });
    }

    /**
     * If the adapter created a child and nobody closed it, but it no longer exists, it was lost. Without its parent
     * nothing can be said.
     */
    private void whileThere(Consumer<SandboxSession> action) {
        if (loss != null) {
            return;
        }
        try {
            action.accept(session);
        } catch (AdapterRefusal refusal) {
            if (refusal.code() != Code.UNKNOWN_SESSION || name.equals(PARENT)) {
                throw refusal;
            }
            loss = String.valueOf(refusal.getMessage());
        }
    }
}
