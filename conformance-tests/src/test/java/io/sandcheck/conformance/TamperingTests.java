package io.sandcheck.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.guard.FileGuards;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.json.Json;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sandboxes that change what judges them, on this machine, where nothing but the kit's attention stands in their way. */
class TamperingTests {

    private static final String FORGED =
            "the kit's own programs were changed while commands ran under [ref-poisons-%s], so none of its results counts: ";

    @TempDir
    Path folder;

    @Test
    void actsThatASandboxChangesForgeNothing() {
        Map<String, ScenarioResult> results =
                ScenarioRuns.together(List.of("ref-poisons-acts", "ref-enforces-nothing"), "process", FileGuards.class);

        assertThat(results).isNotEmpty().allSatisfy((label, result) -> {
            if (label.startsWith("ref-poisons-acts")) {
                assertThat(result.judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(result.judgement().reason())
                        .startsWith(FORGED.formatted("acts"))
                        .contains("/fixtures/acts/_act.py was changed");
            } else {
                assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
            }
        });
    }

    @Test
    void pythonThatASandboxChangesForgesNothingInThisRunNorInLaterOnes() throws Exception {
        assertThat(run("first", "ref-poisons-python", "ref-enforces-nothing"))
                .containsEntry("ref-enforces-nothing", "ESCAPE")
                .containsEntry("ref-poisons-python", "INCONCLUSIVE");
        assertThat(reasons("first")).anySatisfy(reason -> assertThat(reason)
                .startsWith(FORGED.formatted("python"))
                .contains("/sitecustomize.py was added"));

        // As what an escaped command left running would do.
        String version = EmbeddedPythons.versions().get(0);
        Path modules = folder.resolve("cache/sandcheck/pythons")
                .resolve(EmbeddedPythons.directory(version).getFileName())
                .resolve("lib/python" + version);
        assertThat(modules.resolve("sitecustomize.py")).doesNotExist();
        Files.writeString(modules.resolve("sitecustomize.py"), "raise SystemExit(1)");

        assertThat(run("later", "ref-enforces-nothing")).containsEntry("ref-enforces-nothing", "ESCAPE");
        assertThat(Files.readString(folder.resolve("later.log")))
                .contains("Another program had changed the cache of Python " + version + "; repaired: lib/python"
                        + version + "/sitecustomize.py was added");
        assertThat(modules.resolve("sitecustomize.py")).doesNotExist();
    }

    /** The command, with a cache of its own, which no other test then trips over. */
    private Map<String, String> run(String name, String... sandboxes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.sandcheck.cli.Main",
                "run",
                "--host",
                "process",
                "--scenario",
                "guard/write-home",
                "--out",
                folder.resolve(name).toString()));
        Stream.of(sandboxes).forEach(sandbox -> command.addAll(List.of("--sandbox", sandbox)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.start().waitFor();
        return results(name).stream()
                .collect(Collectors.toMap(
                        result -> String.valueOf(result.get("sandbox")),
                        result -> String.valueOf(result.get("verdict"))));
    }

    private List<String> reasons(String name) throws IOException {
        return results(name).stream()
                .map(result -> String.valueOf(result.get("reason")))
                .toList();
    }

    private List<Map<String, Object>> results(String name) throws IOException {
        Path journal = folder.resolve(name).resolve("results.jsonl");
        assertThat(journal).as(() -> log(name)).exists();
        return Files.readAllLines(journal, UTF_8).stream()
                .map(line -> Json.readObject(line, "result"))
                .toList();
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }
}
