package io.sandcheck.experiment;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.guidance.FailedStart;
import io.sandcheck.host.Host;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Setting;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a sandbox does and tells its user on a host that does not let it start.
 *
 * <p>A trivial command must work there outside of the sandbox. The sandbox is then started with it once for all
 * scenarios. If it starts anyway and confines, there is little to judge.
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

    /** The demand of a scenario on such a start. */
    @FunctionalInterface
    public interface Demand {

        /**
         * Check the demand.
         *
         * @throws AssertionError if it is not met
         * @throws Exception if the scenario itself is broken
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

    /** Return the sandbox, policy and host of the experiment. */
    public Setting setting() {
        return circumstances.setting(laboratory.hostName());
    }

    /** Make the experiment. If anything goes wrong, that is also a result. */
    public ScenarioResult run(Demand demand, Expectation expectation) {
        long begin = System.nanoTime();
        Ruling ruling = laboratory.untampered(circumstances, true, judge, () -> make(demand));
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        return ScenarioResult.of(scenario.subject(), setting(), ruling, expectation, duration);
    }

    private Ruling make(Demand demand) throws Exception {
        Optional<Judgement> precluded = new Preconditions(laboratory, circumstances, scenario).unmet();
        if (precluded.isPresent()) {
            return Ruling.of(precluded.get());
        }
        Host host = laboratory.startHost(circumstances.sandbox(), circumstances.condition());
        Arm outside = laboratory.outsideArm(host, "start", () -> trivial(host));
        Ruling ruling =
                outside.works() ? judge.ruled(() -> attempted(demand, host)) : Ruling.of(judge.inconclusive(outside));
        return ruling.withOutside(outside);
    }

    private Ruling attempted(Demand demand, Host host) throws Exception {
        StartAttempt attempt = laboratory
                .starts()
                .attempt(
                        circumstances.sandbox(),
                        circumstances.policy(),
                        host,
                        () -> laboratory.open(circumstances.sandbox(), circumstances.policy(), host));
        if (attempt.check().result() == null) {
            return Ruling.of(startJudge.notThere(attempt.check()));
        }
        if (startJudge.nothingToTell(attempt)) {
            Judgement judgement = startJudge.startsAllTheSame(circumstances.condition(), attempt);
            return Ruling.of(judgement).withInside(new Arm(attempt.check().result(), null));
        }
        if (startJudge.cannotTell(attempt)) {
            return Ruling.of(Judge.notTried(String.valueOf(attempt.untried())))
                    .withInside(new Arm(attempt.check().result(), null));
        }
        FailedStart failed = new FailedStart(circumstances.sandbox(), circumstances.condition(), attempt);
        String failure = failure(demand, failed);
        Judgement judgement = startJudge.start(
                laboratory.open(circumstances.sandbox(), circumstances.policy(), host),
                attempt,
                laboratory.starts().examination(host),
                failure,
                failed.shortcoming());
        return Ruling.of(judgement).withInside(new Arm(attempt.check().result(), failure));
    }

    private static @Nullable String failure(Demand demand, FailedStart failed) throws Exception {
        try {
            demand.make(failed);
            return null;
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
    }

    private Arm trivial(Host host) {
        try (SandboxSession session =
                SandboxSession.outside(host, host.pythons().get(0), scenario.timeLimit())) {
            boolean works = session.run("true").succeeded();
            return new Arm(session.last().orElse(null), works ? null : "a trivial command fails");
        }
    }
}
