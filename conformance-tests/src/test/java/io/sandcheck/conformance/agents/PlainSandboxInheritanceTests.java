package io.sandcheck.conformance.agents;

import static io.sandcheck.conformance.agents.InheritanceRuns.reason;
import static io.sandcheck.conformance.agents.InheritanceRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.verdict.Verdict;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Children of sandboxes that have no sessions of their own. */
class PlainSandboxInheritanceTests {

    @Test
    void childrenOfAPlainSandboxAreProcessesMadeInEachWay() {
        ScenarioResult result = run("ref-denies-bind", "agents/children-keep-network-policy", "workspace-write");
        Arm inside = Objects.requireNonNull(result.inside());

        assertThat(result.judgement().reason())
                .startsWith("each of 3 children may do what its parent may, which is itself denied: bind-unix-path");
        assertThat(Objects.requireNonNull(inside.family()).children())
                .extracting(ChildStanding::name)
                .containsExactly("child 1 (fork-exec)", "child 2 (double-fork)", "child 3 (pool-worker)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    follow-policy-change     | workspace-write+network | the policy of a running session cannot be changed: there is no session adapter
                    never-exceed-parent      | workspace-write         | the policy of a running session cannot be changed: there is no session adapter
                    keep-environment-markers | workspace-write         | its definition names no markers, which tell programs how they are confined
                    """)
    void whatAPlainSandboxHasNotIsNotAskedOfIt(String scenario, String policy, String reason) {
        ScenarioResult result = run("ref-denies-bind", "agents/children-" + scenario, policy);

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(result.judgement().reason()).isEqualTo(reason);
    }

    @Test
    void aSessionBeginsAgainWhereTheStartOfTheSandboxFailsAtRandom() {
        ScenarioResult result = run("ref-crashes-at-start", "agents/children-keep-network-policy", "workspace-write");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.CONFORMS);
        assertThat(Objects.requireNonNull(result.inside()).repeatedStarts())
                .as("two of the checks, two of the session")
                .hasSize(4)
                .containsOnly("exit 2: panic: running on goroutine 17 (task goroutine is 0)");
    }
}
