package io.sandcheck.scenario;

import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.experiment.Workload;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A scenario in a file. It has the same parts as a scenario in Java: the reports that it comes from, its policies, what
 * it needs, the command, and the demands on the result.
 *
 * <pre>
 * id: git/commit
 * title: git commits in an existing repository
 * source: openai/codex#7071
 * tools: [git]
 * setup: git init -q
 * command: git -c user.name=a -c user.email=a@example.com commit -q --allow-empty -m x
 * </pre>
 *
 * @param id area and name: {@code git/commit}
 * @param title one sentence about what works
 * @param sources reports that it comes from; empty for none
 * @param level how strongly it is required
 * @param policies under which it is required
 * @param requires capabilities that the command probably needs
 * @param tools that are installed for it, see {@code fixtures/tools.yaml}
 * @param network whether it needs the test network
 * @param work the preparation, and the command
 * @param demands on the result of the command
 * @param symptom the message that users see if it fails, as the reports quote it; null if none does
 * @param place the file, as the user named it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioFile(
        String id,
        String title,
        List<String> sources,
        Level level,
        List<SandboxPolicy> policies,
        List<Capability> requires,
        List<String> tools,
        boolean network,
        FileWorkload work,
        Demands demands,
        @Nullable String symptom,
        Path place) {

    public ScenarioFile {
        sources = List.copyOf(sources);
        policies = List.copyOf(policies);
        requires = List.copyOf(requires);
        tools = List.copyOf(tools);
    }

    /**
     * Read a file.
     *
     * @throws io.sandcheck.yaml.YamlException if it is not a scenario, with the line and the column
     */
    public static ScenarioFile read(Path file) {
        return new ScenarioFileReader(file).read();
    }

    /**
     * Read a file, or all files {@code *.yaml} in a folder and its folders, in the order of their paths.
     *
     * @throws io.sandcheck.yaml.YamlException if one is not a scenario, with the line and the column
     */
    public static List<ScenarioFile> in(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of(read(place));
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(ScenarioFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The scenarios in [%s] cannot be listed".formatted(place), e);
        }
    }

    /**
     * Read the files of projects, in the folder {@code scenarios} of their fixtures.
     *
     * @throws io.sandcheck.yaml.YamlException if one is not a scenario, with the line and the column
     */
    public static List<ScenarioFile> ofProjects() {
        return Fixtures.ofProjects("scenarios").stream()
                .filter(place -> Files.isDirectory(place) || place.toString().endsWith(".yaml"))
                .flatMap(place -> in(place).stream())
                .toList();
    }

    /** Return it as a scenario about only these policies. */
    public ScenarioFile under(List<SandboxPolicy> others) {
        return new ScenarioFile(
                id, title, sources, level, others, requires, tools, network, work, demands, symptom, place);
    }

    /** Return it as the text of a file, which {@link #read} reads. */
    public String asText() {
        return new ScenarioDraft(this).text();
    }

    /** Return what it does in each arm of an experiment. */
    public Workload workload() {
        return work.with(tools.stream().map(Tool::named).toList()).demanding(demands);
    }

    /** Return the subject of its experiments. */
    public Subject subject() {
        return new Subject(id, null, title, ScenarioKind.COMPATIBILITY, level, sources);
    }

    /** Return what an experiment with it needs. */
    public ScenarioSpec spec() {
        return new ScenarioSpec(subject(), requires, null, tools, network, List.of(), timeLimit(), null, null);
    }

    /** Return the time limit of its command. */
    public Duration timeLimit() {
        return work.timeLimit();
    }
}
