package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnteredSandboxTests {

    @TempDir
    Path folder;

    @Test
    void whatStandsAroundACommandIsSeenFromOutsideWhateverItSays() throws IOException {
        Path engine = Files.copy(Path.of("/bin/dash"), folder.resolve("other-engine"));
        assertThat(engine.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies:
                  unrestricted: {argv: [%s, -c, '"$0" "$@"; exit $?', "{command}"]}
                """.formatted(engine));
        Sandbox sandbox = SandboxDefinition.read(folder.resolve("sandbox.yaml")).atDefaultVersion();
        Map<String, Map<String, String>> entered = new TreeMap<>();
        ResultListener listener = new ResultListener() {
            @Override
            public void entered(String place, Map<String, String> facts) {
                entered.put(place, facts);
            }

            @Override
            public void finished(ScenarioResult result) {}
        };

        try (Laboratory laboratory =
                new Laboratory(HostKinds.choose("process"), RunOwner.newRun(), listener, line -> {})) {
            Host host = laboratory.host(sandbox, HostCondition.NONE);
            laboratory.open(sandbox, SandboxPolicy.UNRESTRICTED, host);
        }

        assertThat(entered).containsOnlyKeys("mine@1, unrestricted");
        assertThat(entered.get("mine@1, unrestricted"))
                .containsEntry("proc", "own")
                .hasEntrySatisfying(
                        "started-by", programs -> assertThat(programs).contains(engine.toString()));
    }
}
