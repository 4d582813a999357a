package io.sandcheck.conformance.startup;

import static io.sandcheck.verdict.Verdict.CONFORMS;
import static io.sandcheck.verdict.Verdict.DEVIATES;
import static io.sandcheck.verdict.Verdict.ESCAPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StartUpScenariosIT {

    @Test
    void sandboxThatExplainsItselfConformsOnEachHost() {
        Map<String, ScenarioResult> results = run("ref-start-explains", "all");

        assertThat(verdicts(results)).hasSize(7 * 10).allSatisfy((label, verdict) -> assertThat(verdict)
                .as(() -> label + ": " + results.get(label))
                .isEqualTo(CONFORMS));
    }

    @Test
    void sandboxThatSaysNothingNamesNothing() {
        Map<String, ScenarioResult> results = run("ref-start-silent", "userns-forbidden");

        assertThat(verdicts(results))
                .containsEntry("startup/says-sandbox-unavailable", DEVIATES)
                .containsEntry("startup/names-cause", DEVIATES)
                .containsEntry("startup/names-check", DEVIATES)
                .containsEntry("startup/names-remedy", DEVIATES)
                .containsEntry("startup/exit-code-distinct", DEVIATES)
                .containsEntry("startup/fails-closed", CONFORMS)
                .containsEntry("startup/no-residue", CONFORMS);
        assertThat(of(results, "startup/names-cause").judgement().reason())
                .isEqualTo("it names no cause; it says: nothing");
        assertThat(of(results, "startup/exit-code-distinct").judgement().reason())
                .isEqualTo("its exit code could be that of a command: exit 1");
        assertThat(of(results, "startup/exit-code-distinct").judgement().diagnosisId())
                .isEqualTo("start-exit-code-ordinary");
    }

    @Test
    void sandboxThatBlamesTheCommandIsNotTakenForOneThatSaysThatItFailed() {
        ScenarioResult result = of(run("ref-start-blames", "userns-forbidden"), "startup/says-sandbox-unavailable");

        assertThat(result.judgement().verdict()).isEqualTo(DEVIATES);
        assertThat(result.judgement().reason())
                .isEqualTo("it blames the command, but the sandbox failed; it says: sandbox: the command was"
                        + " denied by the policy");
    }

    @Test
    void wrongCauseCheckAndRemedyAreWorseThanNone() {
        Map<String, ScenarioResult> results = run("ref-start-misleads", "userns-limit-zero");

        for (String noun : new String[] {"cause", "check", "remedy"}) {
            ScenarioResult result = of(results, "startup/names-" + noun);
            assertThat(result.judgement().verdict()).isEqualTo(DEVIATES);
            assertThat(result.judgement().diagnosisId()).isEqualTo("start-message-misleads");
            assertThat(result.judgement().reason())
                    .startsWith("it names the wrong " + noun + ", ")
                    .contains("; here, user.max_user_namespaces is 0; it says: sandbox: could not start: AppArmor");
        }
        assertThat(of(results, "startup/says-sandbox-unavailable").judgement().verdict())
                .isEqualTo(CONFORMS);
    }

    @Test
    void commandThatIsRunUnconfinedIsAnEscapeWhateverIsSaid() {
        ScenarioResult result = of(run("ref-start-fails-open", "no-landlock"), "startup/fails-closed");

        assertThat(result.judgement().verdict()).isEqualTo(ESCAPE);
        assertThat(result.judgement().reason())
                .startsWith("the policy is not enforced: a listener outside accepted a connection to 127.0.0.1, port ");
        assertThat(result.judgement().diagnosisId()).isEqualTo("policy-not-enforced");
    }

    @Test
    void fileAndProcessThatAreLeftBehindAreFoundUnderTheirNames() {
        Map<String, ScenarioResult> results = run("ref-start-leaves", "no-landlock");

        assertThat(of(results, "startup/no-residue").judgement().reason())
                .isEqualTo("it leaves behind: file /tmp/ref-start-leaves, process sleep 600");
        assertThat(of(results, "startup/no-residue").judgement().diagnosisId()).isEqualTo("start-residue");
        assertThat(of(results, "startup/exit-code-distinct").judgement().verdict())
                .isEqualTo(CONFORMS);
    }

    /** The report, in the sandbox that it is about. */
    @Test
    void messageOfTheReportNamesNoCause() {
        ScenarioResult result = of(run("codex@0.124.0", "userns-without-capabilities"), "startup/names-cause");

        assertThat(result.judgement().verdict()).isEqualTo(DEVIATES);
        assertThat(result.judgement().reason())
                .isEqualTo("it names no cause; it says: bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted");
        assertThat(result.judgement().diagnosisId()).isEqualTo("userns-capabilities-denied");
        assertThat(result.judgement().diagnosis()).satisfies(diagnosis -> assertThat(diagnosis.evidence())
                .startsWith("bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted"));
    }

    private static Map<String, ScenarioResult> run(String sandbox, String condition) {
        return ScenarioRuns.on(condition, sandbox, StartUpScenarios.class);
    }

    private static ScenarioResult of(Map<String, ScenarioResult> results, String scenario) {
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(scenario + " "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Verdict> verdicts(Map<String, ScenarioResult> results) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        boolean several = results.values().stream()
                        .map(result -> result.setting().condition())
                        .distinct()
                        .count()
                > 1;
        results.forEach((label, result) -> verdicts.put(
                several ? label : result.subject().scenario(),
                result.judgement().verdict()));
        return verdicts;
    }
}
