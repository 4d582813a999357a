package io.sandcheck.experiment;

import static java.util.Objects.requireNonNull;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.experiment.KeptSessions.Done;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Door;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.StartCheck;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;

/**
 * Makes the inside arm of a guard about a door of an agent: through that door, and through the shell of the same
 * session.
 */
record DoorArms(KeptSessions sessions, Circumstances circumstances, ScenarioSpec scenario, Judge judge) {

    Ruling inside(Host host, Python python, Workload workload) throws Exception {
        Sandbox sandbox = circumstances.sandbox();
        FamilyJudge adapters = new FamilyJudge(judge, sandbox, scenario);
        try {
            return sessions.make(
                    circumstances,
                    place -> SessionFamily.throughAdapter(
                            sandbox, circumstances.policy(), place, python, scenario.timeLimit(), adapter -> {}),
                    adapter -> {},
                    (family, start, place) -> made(family, start, place, python, workload));
        } catch (AdapterRefusal refusal) {
            return Ruling.of(adapters.refused(refusal, host));
        } catch (AdapterFault fault) {
            return Ruling.of(adapters.faulty(fault, host));
        }
    }

    private Done made(SessionFamily family, StartCheck start, Host place, Python python, Workload workload)
            throws Exception {
        if (!start.started()) {
            return new Done(Ruling.notReached(judge.unavailable(start, place), start.result()), true);
        }
        Door door = requireNonNull(scenario.door());
        DoorJudge doors = new DoorJudge(judge, circumstances.sandbox(), scenario, door);
        SandboxSession beside = family.through(door);
        Arm through = arm(beside, place, python, workload);
        Judgement judgement = through.effect().isEmpty()
                ? DoorJudge.withoutEffect(through, door)
                : doors.escaped(arm(family.unused().parent(), place, python, workload), through, start, place);
        return new Done(Ruling.of(judgement).withInside(through), !beside.mayBeChanged());
    }

    private static Arm arm(SandboxSession session, Host place, Python python, Workload workload) throws Exception {
        try (Surroundings around = new Surroundings(place, python)) {
            return Arm.inside(session, around, workload, null);
        }
    }
}
