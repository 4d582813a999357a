package io.sandcheck.conformance.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a list of allowed names lets through and what not, in the reference sandboxes that get it wrong and in a real one. */
class EgressIT {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ref-allowlist   | egress/http[git] egress/https[python] egress/denied-name[node-http] egress/redirect[curl] egress/similar-name[user] egress/localhost[curl]
            sandbox-runtime | egress/http[curl] egress/http[node-fetch] egress/denied-name-by-tls[python] egress/denied-mapped-address[curl] egress/redirect[git] egress/localhost[curl]
            """)
    void allIsAsExpected(String sandbox, String scenarios) {
        List<RecordedResult> results = run(sandbox, scenarios.split(" "));

        assertThat(results).hasSize(scenarios.split(" ").length);
    }

    @Test
    void aListThatLetsEveryNameThroughIsAnEscapeByWhateverAsksTheProxy() {
        assertThat(run("ref-allowlist-any-name", "egress/denied-name[python]", "egress/localhost[curl]"))
                .extracting(RecordedResult::reason)
                .satisfiesExactlyInAnyOrder(
                        reason -> assertThat(reason)
                                .startsWith("the forbidden act happened: the server of denied.example.com was"
                                        + " reached: GET /as-configured of denied.example.com, at ")
                                .contains("; GET /by-proxy-alone of ")
                                .doesNotContain("/without-proxy"),
                        reason -> assertThat(reason)
                                .isEqualTo("the forbidden act happened: a server on the loopback interface of"
                                        + " the host was reached"));
    }

    @Test
    void aListThatNothingEnforcesIsAnEscapeByWhateverConnectsByItself() {
        assertThat(run("ref-allowlist-variables-alone", "egress/denied-address[bash]", "egress/denied-name[curl]"))
                .allSatisfy(result -> assertThat(result.verdict()).isEqualTo(Verdict.ESCAPE))
                .extracting(RecordedResult::reason)
                .anyMatch(reason -> reason.contains("GET /without-proxy of denied.example.com")
                        && !reason.contains("/as-configured"));
    }

    @Test
    void aClientThatDidNotStartProvesNothing() {
        assertThat(run("ref-allowlist-breaks-node", "egress/denied-name[node-fetch]"))
                .extracting(RecordedResult::reason)
                .first()
                .asString()
                .startsWith(
                        "it could not be seen whether the act is denied: the client did not ask for [denied.example.com] as"
                                + " configured (exit 1), it says: node: --no-such-option is not allowed in NODE_OPTIONS");
    }

    /** Run them; all must be as expected. */
    private List<RecordedResult> run(String sandbox, String... scenarios) {
        Stream<String> options = Stream.of(scenarios).flatMap(scenario -> Stream.of("--scenario", scenario));
        int exitCode = Sandcheck.execute(
                screen.plain(),
                Stream.concat(
                                Stream.of("run", "--host", "container", "--out", directory.toString()),
                                Stream.concat(
                                        Stream.of("--sandbox", sandbox, "--policy", "workspace-write+allowlist"),
                                        options))
                        .toArray(String[]::new));

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        List<RecordedResult> results = Collections.synchronizedList(new ArrayList<>());
        try (JournalReader journal = JournalReader.open(directory.resolve("results.jsonl"))) {
            journal.forEach((offset, result) -> results.add(result));
        }
        return results;
    }
}
