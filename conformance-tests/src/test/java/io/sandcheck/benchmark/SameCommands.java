package io.sandcheck.benchmark;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.HostConfig;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.Python;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Step;
import io.sandcheck.session.Transcript;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;

/**
 * A run of scenarios, each outside of a sandbox and inside, against other ways of executing the same commands in the same
 * place: without probes, without a verdict.
 */
final class SameCommands {

    /** About a tenth of a second of work. */
    private static final String COMMAND = "seq 1 60000 | sort -r | sort -n | sha256sum";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HostProvider provider;
    private final Sandbox sandbox;
    private final SandboxPolicy policy;
    private final Scale scale;
    private final Path files;

    /**
     * Plan it.
     *
     * @param files a directory for what has to be written
     */
    SameCommands(HostProvider provider, String sandbox, SandboxPolicy policy, Scale scale, Path files) {
        this.provider = provider;
        this.sandbox = SandboxCatalog.ofFixtures().find(sandbox);
        this.policy = policy;
        this.scale = scale;
        this.files = files;
    }

    List<String> lines(Program sandcheck) throws Exception {
        writeScenarios();
        String shell = provider.shell(sandbox, HostCondition.NONE).orElseThrow();
        Replays replays = record();
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(Contestant.of("the kit", replays.count(), () -> sandcheck.run(kit(), Map.of(), 0)));
        Program script = Program.shell(replays.all(shell));
        contestants.add(Contestant.of("a shell script", replays.count(), script::run));
        if (!provider.isThisMachine()) {
            contestants.add(Contestant.of("docker exec for each", replays.part(), () -> execEach(shell, replays)));
            contestants.add(Contestant.of("a container for each", replays.part(), () -> replays.each(shell)));
            contestants.add(Contestant.of("Testcontainers for each", replays.part(), () -> naive(shell, replays)));
        }
        return Contest.of(scale.warmUps(), scale.rounds(), contestants.toArray(Contestant[]::new))
                .lines();
    }

    private void writeScenarios() throws IOException {
        for (int i = 0; i < scale.scenarios(); i++) {
            Files.writeString(
                    files.resolve("s%d.yaml".formatted(i)),
                    "id: benchmark/s%d%ntitle: numbers are sorted%npolicies: %s%ncommand: %s%n"
                            .formatted(i, policy.id(), COMMAND));
        }
    }

    private List<String> kit() {
        return List.of(
                "run",
                "--tests=" + files,
                "--scenario=benchmark/*",
                "--sandbox=" + sandbox.name(),
                "--policy=" + policy.id(),
                "--host=" + provider.name(),
                "--out=" + files.resolve("report"));
    }

    /** Execute the commands once, to know how the kit does it; a script puts all that it needs in the places of this host. */
    private Replays record() {
        RunOwner owner = RunOwner.newRun();
        List<List<Step>> recorded = new ArrayList<>();
        try (Host host = provider.open(sandbox, owner, line -> {})) {
            OpenSandbox open = new OpenSandbox(sandbox, policy, host, provider.confine(host, sandbox, policy, owner));
            for (int i = 0; i < scale.scenarios(); i++) {
                recorded.add(record(
                        host, (python, transcript) -> SandboxSession.outside(transcript.of(host), python, PATIENCE)));
                recorded.add(record(host, (python, transcript) -> open.session(python, PATIENCE, transcript)));
            }
            return new Replays(sandbox, host, recorded);
        }
    }

    private static List<Step> record(Host host, BiFunction<Python, Transcript, SandboxSession> begin) {
        Transcript transcript = new Transcript();
        try (SandboxSession session = begin.apply(host.pythons().get(0), transcript)) {
            session.run("sh", "-c", COMMAND);
        }
        return transcript.steps();
    }

    /** The container ends when its standard input does. */
    private static void execEach(String shell, Replays replays) throws Exception {
        String name = "sandcheck-benchmark-" + UUID.randomUUID();
        String command = "exec " + shell.replaceFirst("docker run ", "docker run --name " + name + " ");
        Process container = new ProcessBuilder("sh", "-c", command).start();
        try (Writer shellOfContainer = container.outputWriter(StandardCharsets.UTF_8)) {
            shellOfContainer.write("echo ready\n");
            shellOfContainer.flush();
            if (container.getInputStream().read() < 0) {
                throw new IllegalStateException("No container by [%s]".formatted(command));
            }
            replays.each("docker exec --interactive %s sh".formatted(name));
        }
        container.waitFor();
    }

    /** As somebody writes such a test who thinks of nothing else: a container for each. */
    private static void naive(String shell, Replays replays) throws Exception {
        List<String> words = List.of(shell.split(" "));
        for (String script : replays.scripts()) {
            try (GenericContainer<?> container = new GenericContainer<>(words.get(words.size() - 1))
                    .withCreateContainerCmdModifier(create -> permit(
                            words, create.withEntrypoint("sleep", "infinity").withUser(after("--user", words))))) {
                container.start();
                ExecResult result = container.execInContainer("sh", "-c", script);
                if (result.getExitCode() != 0) {
                    throw new IllegalStateException(result.getStderr());
                }
            }
        }
    }

    /** Permit what the command line of docker permits. */
    private static void permit(List<String> words, CreateContainerCmd create) {
        HostConfig config = Objects.requireNonNull(create.getHostConfig());
        if (words.contains("seccomp=unconfined")) {
            config.withSecurityOpts(List.of("seccomp=unconfined"));
        }
        if (words.contains("systempaths=unconfined")) {
            DockerObjectAccessor.overrideRawValue(config, "MaskedPaths", List.of());
            DockerObjectAccessor.overrideRawValue(config, "ReadonlyPaths", List.of());
        }
    }

    private static String after(String option, List<String> words) {
        return words.get(words.indexOf(option) + 1);
    }
}
