package io.sandcheck.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.adapter.AdapterFinding.Outcome;
import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapters of agents whose parent sessions are processes, with a stand-in for the agents. */
class AgentAdaptersTests {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final Host host = ThisMachine.open();
    private final String python = host.pythons().get(0).executable();

    @BeforeEach
    void putPrograms() throws IOException {
        for (String sandbox : List.of("qwen-code", "gemini-cli")) {
            SandboxDefinition definition =
                    SandboxCatalog.ofFixtures().find(sandbox).definition();
            for (Path file : definition.files()) {
                Path source = definition.directory().resolve(file.toString());
                host.put(path(sandbox + "/" + file), Files.readAllBytes(source), false);
            }
        }
        try (InputStream program = AgentAdaptersTests.class.getResourceAsStream("stand_in_agent.py")) {
            host.put(path("stand_in_agent.py"), Objects.requireNonNull(program).readAllBytes(), false);
        }
        for (String agent : List.of("qwen", "gemini")) {
            String script = "#!/bin/sh\nexec %s %s %s \"$@\"\n".formatted(python, path("stand_in_agent.py"), agent);
            host.put(path("bin/" + agent), script.getBytes(UTF_8), true);
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen-code", "gemini-cli prompt"})
    void adapterKeepsToTheProtocol(String words) {
        List<AdapterFinding> findings = new ArrayList<>();

        new AdapterCheck(host, adapter(words), host.layout().workspace()).run(findings::add);

        assertThat(findings)
                .extracting(AdapterFinding::outcome)
                .as(findings::toString)
                .doesNotContain(Outcome.WRONG)
                .filteredOn(outcome -> outcome == Outcome.RIGHT)
                .hasSizeGreaterThan(15);
    }

    @Test
    void sessionGoesOnWhenTheChildrenThatItWaitedForHaveEnded() {
        try (AdapterConversation adapter = adapter("qwen-code").connect(host)) {
            AdapterSession child = open(adapter).spawn(2, null).get(1);
            AdapterSession grandchild = child.spawn(1, null).get(0);

            assertThat(mode(grandchild)).isEqualTo("yolo");
            assertThatThrownBy(() -> mode(child))
                    .hasMessage("session [s1.2] does nothing until its children have ended: s1.2.1");
            grandchild.close();
            assertThat(mode(child)).isEqualTo("yolo");
        }
    }

    @Test
    void agentThatIsDrivenByItsProtocolChangesItsModeWhileItHasAChild() {
        try (AdapterConversation adapter = adapter("gemini-cli acp").connect(host)) {
            AdapterSession parent = open(adapter);
            assertThat(mode(parent)).isEqualTo("default");
            assertThatThrownBy(() -> parent.spawn(2, null))
                    .hasMessageEndingWith("and so has one child at a time")
                    .extracting(problem -> ((AdapterRefusal) problem).code())
                    .isEqualTo(Code.NOT_OFFERED);
            AdapterSession child = parent.spawn(1, null).get(0);

            parent.changePolicy(SandboxPolicy.READ_ONLY);

            assertThat(mode(child)).isEqualTo("plan");
            child.close();
            assertThat(mode(parent)).isEqualTo("plan");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen-code", "gemini-cli acp"})
    void agentThatDoesNotStartIsUnavailableWithItsOwnWords(String words) {
        host.put(host.layout().home() + "/no-login", new byte[0], false);
        try (AdapterConversation adapter = adapter(words).connect(host)) {

            assertThatThrownBy(() -> open(adapter))
                    .hasMessageContaining("ended with exit code 1: you are not logged in")
                    .extracting(problem -> ((AdapterRefusal) problem).code())
                    .isEqualTo(Code.UNAVAILABLE);
        }
    }

    @Test
    void endOfItsInputEndsItsAgentsAndLeavesNothingInTheHomeDirectory() {
        AdapterConversation adapter = adapter("gemini-cli prompt").connect(host);
        open(adapter).spawn(1, null);

        assertThat(adapter.stop().exitCode()).isZero();
        assertThat(host.run(Command.of("ls", "-A", host.layout().home()))
                        .stdout()
                        .text())
                .isEqualTo(".sandcheck\n");
    }

    /** Return the adapter of a sandbox, with its last arguments. */
    private SessionAdapter adapter(String words) {
        List<String> parts = Arrays.asList(words.split(" ", -1));
        Stream<String> program = Stream.of(
                python, path(parts.get(0) + "/adapter.py"), host.layout().fixtures() + "/adapters");
        Command command = Command.of(
                        Stream.concat(program, parts.stream().skip(1)).toArray(String[]::new))
                .withEnvironment(Map.of("PATH", path("bin") + ":/usr/bin:/bin"))
                .withDirectory(host.layout().workspace());
        return SessionAdapter.outside(parts.get(0), command, "1");
    }

    private AdapterSession open(AdapterConversation adapter) {
        return adapter.open(
                SandboxPolicy.WORKSPACE_WRITE,
                host.layout().workspace(),
                host.layout().home(),
                TIME_LIMIT);
    }

    private String mode(AdapterSession session) {
        Command command = Command.of("printenv", "MODE")
                .withDirectory(host.layout().workspace())
                .withTimeLimit(TIME_LIMIT);
        return session.run(command).stdout().text().strip();
    }

    private String path(String name) {
        return host.layout().root() + "/" + name;
    }
}
