package io.sandcheck.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.conformance.guard.NetworkGuards;
import io.sandcheck.verdict.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkScenariosTests {

    @ParameterizedTest
    @CsvSource({"ref-permits-all, 3", "ref-confines, 7"})
    void whereThereIsNoTestNetworkTheyDoNotApply(String sandbox, int count) {
        assertThat(ScenarioRuns.run(sandbox, "process", NetworkScenarios.class, NetworkGuards.class))
                .hasSize(count)
                .allSatisfy((label, result) -> {
                    assertThat(result.judgement().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
                    assertThat(result.judgement().reason()).isEqualTo("host [process] has no test network");
                    assertThat(result.outside()).isNull();
                });
    }
}
