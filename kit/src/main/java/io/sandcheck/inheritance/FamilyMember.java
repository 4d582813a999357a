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
     * @param inRole whether it may do less than its parent, since it was made for that
     */
    FamilyMember(String name, SandboxSession session, boolean inRole) {
        this.inRole = inRole;
        this.name = name;
        this.session = session;
    }

    /** Make one that is not there. */
    static FamilyMember lost(String name, SandboxSession parent, String loss) {
        FamilyMember member = new FamilyMember(name, parent);
        member.loss = loss;
        return member;
    }

    /** Return what reports call it: {@code parent}, {@code child 1}, {@code child 2 (double-fork)}, {@code grandchild 2.1}. */
    public String name() {
        return name;
    }

    /** Return what it may do, with a line for each criterion that a workload told of. */
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

    /** Say how it was lost; null if it is there. */
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

    /** Have it run something, so that it is no mere name. */
    void begin() {
        whileThere(there -> there.run("true"));
    }

    /** Have it try something by commands that ask to be run outside of the sandbox; what nobody approves is not run. */
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

    /** A child that the adapter gave, and that nobody closed, was lost; without its parent nothing can be said at all. */
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
