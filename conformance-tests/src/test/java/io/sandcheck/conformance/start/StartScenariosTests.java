package io.sandcheck.conformance.start;

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

class StartScenariosTests {

    private static final String DEFINITION = """
            name: protects-git
            title: Mounts something on .git, which must not be a symbolic link
            versions: ["1"]
            policies:
              workspace-write:
                argv: [sh, -c, 'if [ -h .git ]; then echo "cannot mount on a symbolic link" >&2; exit 1; fi; exec "$@"', sh, "{command}"]
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
        Files.writeString(folder.resolve("sandbox.yaml"), DEFINITION);

        Map<String, ScenarioResult> results = ScenarioRuns.run(
                folder.toString(),
                "process",
                SandboxPolicy.WORKSPACE_WRITE,
                found -> found.id().equals("start/link-in-workspace"),
                StartScenarios.class);

        assertThat(results).hasSize(5).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(label.contains("[git]") ? Verdict.UNAVAILABLE : Verdict.CONFORMS));
        assertThat(results.get("start/link-in-workspace[git] workspace-write"))
                .extracting(result -> String.valueOf(result.judgement().diagnosis()))
                .asString()
                .contains("cannot mount on a symbolic link");
    }
}
