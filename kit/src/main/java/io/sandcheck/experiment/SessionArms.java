package io.sandcheck.experiment;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.Transcript;
import java.time.Duration;
import java.util.Optional;

/** Makes the arms of a scenario about one session: a workload outside, and in a sandbox. */
record SessionArms(Duration timeLimit) {

    Arm outside(Host host, Python python, Workload workload) throws Exception {
        try (Host place = host.apart();
                SandboxSession session = SandboxSession.outside(place, python, timeLimit);
                Surroundings around = new Surroundings(place, python)) {
            return Arm.of(session, around, workload, null);
        }
    }

    /**
     * Run the workload in a sandbox.
     *
     * @param outside arm that was made before: its duration is the expected duration of the command
     */
    Arm inside(OpenSandbox open, Python python, Workload workload, Arm outside) throws Exception {
        Transcript transcript = new Transcript();
        try (Host place = open.host().apart();
                SandboxSession session = open.session(python, timeLimit, transcript);
                Surroundings around = new Surroundings(transcript.of(place), python)) {
            session.expect(Optional.ofNullable(outside.command())
                    .map(CommandResult::duration)
                    .orElse(Duration.ZERO));
            return Arm.inside(session, around, workload, null)
                    .after(open.takeRepeatedStarts())
                    .with(transcript.steps());
        }
    }
}
