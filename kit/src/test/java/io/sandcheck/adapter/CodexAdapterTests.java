package io.sandcheck.adapter;

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
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter of Codex, with a stand-in for Codex whose requests come in an order that is forced. */
class CodexAdapterTests {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private final Host host = ThisMachine.open();

    @BeforeEach
    void putPrograms() throws IOException {
        SandboxDefinition codex = SandboxCatalog.ofFixtures().find("codex").definition();
        for (Path file : codex.files()) {
            host.put(path("codex/" + file), Files.readAllBytes(codex.directory().resolve(file.toString())), false);
        }
        try (InputStream program = CodexAdapterTests.class.getResourceAsStream("stand_in_codex.py")) {
            host.put(path("stand_in_codex.py"), Objects.requireNonNull(program).readAllBytes(), false);
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"children-first", "parent-first"})
    void eachAgentIsToldWhatIsForItWhoeverAsksFirst(String order) {
        try (AdapterConversation adapter = connect(order)) {
            AdapterSession parent = open(adapter);
            List<AdapterSession> children = parent.spawn(2, null);
            AdapterSession grandchild = children.get(1).spawn(1, null).get(0);

            assertThat(spawnedWith(parent)).isEqualTo("None");
            assertThat(spawnedWith(children.get(1))).contains("agent [s1.2].");
            assertThat(spawnedWith(grandchild)).contains("agent [s1.2.1].");
            assertThat(spawnedWith(children.get(0))).contains("agent [s1.1].");
            children.get(0).close();
            assertThat(parent.spawn(1, null).get(0).id()).isEqualTo("s1.3");
        }
    }

    @Test
    void adapterKeepsToTheProtocol() {
        List<AdapterFinding> findings = new ArrayList<>();

        new AdapterCheck(host, adapter("children-first"), host.layout().workspace()).run(findings::add);

        assertThat(findings)
                .extracting(AdapterFinding::outcome)
                .as(findings::toString)
                .doesNotContain(Outcome.WRONG)
                .filteredOn(outcome -> outcome == Outcome.RIGHT)
                .hasSizeGreaterThan(15);
    }

    @Test
    void releaseWithoutChildAgentsSaysWhatItOffers() {
        try (AdapterConversation adapter = connect("childless")) {
            AdapterSession parent = open(adapter);

            assertThat(adapter.offers(Offer.CHILDREN)).isFalse();
            assertThatThrownBy(() -> parent.spawn(2, null))
                    .hasMessage("this release offers its model no [spawn_agent]; it offers: exec_command, write_stdin")
                    .extracting(problem -> ((AdapterRefusal) problem).code())
                    .isEqualTo(Code.NOT_OFFERED);
            assertThat(spawnedWith(parent)).isEqualTo("None");
        }
    }

    @Test
    void turnThatFailsIsToldWithItsReason() {
        try (AdapterConversation adapter = connect("failing")) {
            AdapterSession parent = open(adapter);

            assertThatThrownBy(() -> spawnedWith(parent))
                    .hasMessage("agent [s1]: the model is gone")
                    .extracting(problem -> ((AdapterRefusal) problem).code())
                    .isEqualTo(Code.FAILED);
        }
    }

    @Test
    void endOfItsInputEndsItAndLeavesNothingInTheHomeDirectory() {
        AdapterConversation adapter = connect("parent-first");
        open(adapter).spawn(1, null);

        assertThat(adapter.stop().exitCode()).isZero();
        assertThat(host.run(Command.of("ls", "-A", host.layout().home()))
                        .stdout()
                        .text())
                .isEqualTo(".sandcheck\n");
    }

    private AdapterConversation connect(String order) {
        return adapter(order).connect(host);
    }

    private SessionAdapter adapter(String order) {
        String python = host.pythons().get(0).executable();
        Command command = Command.of(
                        python,
                        path("codex/adapter.py"),
                        host.layout().fixtures() + "/adapters",
                        python,
                        path("stand_in_codex.py"),
                        order)
                .withDirectory(host.layout().workspace());
        return SessionAdapter.outside("codex", command, "1");
    }

    private AdapterSession open(AdapterConversation adapter) {
        return adapter.open(
                SandboxPolicy.WORKSPACE_WRITE,
                host.layout().workspace(),
                host.layout().home(),
                TIME_LIMIT);
    }

    private String spawnedWith(AdapterSession session) {
        Command command = Command.of("printenv", "SPAWNED_WITH")
                .withDirectory(host.layout().workspace())
                .withTimeLimit(TIME_LIMIT);
        return session.run(command).stdout().text().strip();
    }

    private String path(String name) {
        return host.layout().root() + "/" + name;
    }
}
