package io.sandcheck.experiment;

import static java.util.Objects.requireNonNull;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
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
record DoorArms(Circumstances circumstances, ScenarioSpec scenario, Judge judge) {

    Ruling inside(Host host, Python python, Workload workload) throws Exception {
        Sandbox sandbox = circumstances.sandbox();
        FamilyJudge adapters = new FamilyJudge(judge, sandbox, scenario);
        try (Host place = host.apart();
                SessionFamily family = SessionFamily.throughAdapter(
                        sandbox, circumstances.policy(), place, python, scenario.timeLimit(), adapter -> {})) {
            StartCheck start = family.start();
            if (!start.started()) {
                Judgement unavailable = judge.unavailable(start, host);
                return Ruling.of(unavailable).withInside(Arm.notReached(unavailable, start.result()));
            }
            Door door = requireNonNull(scenario.door());
            DoorJudge doors = new DoorJudge(judge, sandbox, scenario, door);
            Arm through = arm(family.through(door), place, python, workload);
            Judgement judgement = through.effect().isEmpty()
                    ? DoorJudge.withoutEffect(through, door)
                    : doors.escaped(arm(family.parent(), place, python, workload), through, start, host);
            return Ruling.of(judgement).withInside(through);
        } catch (AdapterRefusal refusal) {
            return Ruling.of(adapters.refused(refusal, host));
        } catch (AdapterFault fault) {
            return Ruling.of(adapters.faulty(fault, host));
        }
    }

    private static Arm arm(SandboxSession session, Host place, Python python, Workload workload) throws Exception {
        try (Surroundings around = new Surroundings(place, python)) {
            return Arm.inside(session, around, workload, null);
        }
    }
}
