package io.sandcheck.conformance.start;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartScenariosTests {

    private static final String DEFINITION = """
            name: fault
            title: A sandbox with one fault
            versions: ["1"]
            policies:
              workspace-write:
                argv: [sh, -c, '%s', sh, "{command}"]
                seccomp:
                  - deny: socket # the network is off: AF_INET
                    argument: {index: 0, equals: 2}
                    with: EPERM
                  - deny: socket # AF_INET6
                    argument: {index: 0, equals: 10}
                    with: EPERM
            leaves-open:
              write-outside-workspace: a reference sandbox confines system calls only
            """;

    @TempDir
    Path folder;

    @Test
    void aSandboxThatStartsBesideSomeLinksOnlyIsSeen() throws IOException {
        Map<String, ScenarioResult> results = run(
                "start/link-in-workspace",
                "if [ -h .git ]; then echo \"cannot mount on a symbolic link\" >&2; exit 1; fi; exec \"$@\"");

        assertThat(results).hasSize(5).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(label.contains("[git]") ? Verdict.UNAVAILABLE : Verdict.CONFORMS));
        assertThat(results.get("start/link-in-workspace[git] workspace-write"))
                .extracting(result -> String.valueOf(result.judgement().diagnosis()))
                .asString()
                .contains("cannot mount on a symbolic link");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '%', quoteCharacter = '^', textBlock = """
                    start/much-input  % head -c 65536 | "$@" % Expected the line [100000] on standard output
                    start/much-output % o=$(mktemp); "$@" >$o; e=$?; head -c 65536 $o; rm $o; exit $e % Expected the line [20000] on standard output
                    """)
    void aSandboxThatCutsStreamsShortIsSeen(String scenario, String wrapper, String words) throws IOException {
        ScenarioResult result = requireNonNull(run(scenario, wrapper).get(scenario + " workspace-write"));

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(result.judgement().toString()).contains(words);
    }

    private Map<String, ScenarioResult> run(String scenario, String wrapper) throws IOException {
        Files.writeString(folder.resolve("sandbox.yaml"), DEFINITION.formatted(wrapper));
        return ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.WORKSPACE_WRITE,
                found -> found.id().equals(scenario),
                StartScenarios.class);
    }
}
