package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.guidance.FailedStart;
import io.sandcheck.host.Host;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a sandbox does, and tells its user, on a host that does not let it start.
 *
 * <p>A trivial command must work there outside of the sandbox. The sandbox is then started with it once for all
 * scenarios; where it starts all the same, and confines, there is little to judge.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StartExperiment {

    private final Laboratory laboratory;
    private final Circumstances circumstances;
    private final ScenarioSpec scenario;
    private final Judge judge;
    private final StartJudge startJudge;

    private @Nullable Arm outside;
    private @Nullable Arm inside;

    /** What a scenario demands of such a start. */
    @FunctionalInterface
    public interface Demand {

        /**
         * Make it.
         *
         * @throws AssertionError where it is not met
         * @throws Exception where the scenario itself is broken
         */
        void make(FailedStart start) throws Exception;
    }

    /** Plan an experiment. */
    public StartExperiment(
            Laboratory laboratory, Circumstances circumstances, ScenarioSpec scenario, Diagnostician diagnostician) {
        this.laboratory = laboratory;
        this.circumstances = circumstances;
        this.scenario = scenario;
        this.judge = new Judge(diagnostician, circumstances.sandbox(), setting(), scenario);
        this.startJudge = new StartJudge(judge, scenario.subject().kind());
    }

    /** Return what it is made with. */
    public Setting setting() {
        return circumstances.setting(laboratory.hostName());
    }

    /** Make it; whatever goes wrong is a result. */
    public ScenarioResult run(Demand demand, Expectation expectation) {
        long begin = System.nanoTime();
        Judgement judgement = judge.judged(() -> make(demand));
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return new ScenarioResult(
                scenario.subject(), setting(), judgement, expectation, List.of(), outside, inside, duration);
    }

    private Judgement make(Demand demand) throws Exception {
        if (!circumstances.sandbox().definition().runsOn().contains(laboratory.system())) {
            return judge.runsElsewhere(circumstances.sandbox().definition().runsOn(), laboratory.system());
        }
        Optional<String> obstacle =
                laboratory.obstacle(circumstances.sandbox(), circumstances.policy(), circumstances.condition());
        if (obstacle.isPresent()) {
            return judge.notExecutable(obstacle.get());
        }
        Host host = laboratory.startHost(circumstances.sandbox(), circumstances.condition());
        Arm without = laboratory.outsideArm(host, "start", () -> trivial(host));
        outside = without;
        if (!without.works()) {
            return judge.inconclusive(without);
        }
        StartAttempt attempt = laboratory.startAttempt(circumstances.sandbox(), circumstances.policy(), host);
        if (attempt.check().result() == null) {
            return startJudge.notThere(attempt.check());
        }
        return startJudge.nothingToTell(attempt)
                ? concluded(attempt, startJudge.startsAllTheSame(circumstances.condition(), attempt), null)
                : demanded(demand, laboratory.open(circumstances.sandbox(), circumstances.policy(), host), attempt);
    }

    private Arm trivial(Host host) {
        try (SandboxSession session =
                SandboxSession.outside(host, host.pythons().get(0), scenario.timeLimit())) {
            boolean works = session.run("true").succeeded();
            return new Arm(session.last().orElse(null), works ? null : "a trivial command fails");
        }
    }

    private Judgement demanded(Demand demand, OpenSandbox open, StartAttempt attempt) throws Exception {
        String failure = null;
        try {
            demand.make(new FailedStart(circumstances.sandbox(), circumstances.condition(), attempt));
        } catch (AssertionError e) {
            failure = String.valueOf(e.getMessage());
        }
        return concluded(
                attempt, startJudge.start(open, attempt, laboratory.examination(open.host()), failure), failure);
    }

    private Judgement concluded(StartAttempt attempt, Judgement judgement, @Nullable String failure) {
        inside = new Arm(attempt.check().result(), failure);
        return judgement;
    }
}
