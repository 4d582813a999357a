package io.sandcheck.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition says of the start of a sandbox. */
class DefinitionLaunchTests {

    private final DefinitionFolder folder;

    DefinitionLaunchTests(@TempDir Path folder) {
        this.folder = new DefinitionFolder(folder);
    }

    @Test
    void anAgentNeedsNoCommandLineAndHasDoors() throws IOException {
        Files.writeString(folder.path().resolve("Dockerfile"), "FROM scratch\n");
        folder.write("""
                name: agent
                title: An agent
                versions: ["1"]
                install: {dockerfile: Dockerfile, terms: "https://example.com/terms for members alone"}
                session:
                  adapter: [adapter]
                  doors: [background, mcp]
                  does-not-promise: {mcp: "https://example.com/doors servers run as the user"}
                policies:
                  read-only: {}
                """);

        SandboxDefinition definition = SandboxDefinition.read(folder.definition());

        assertThat(definition.atDefaultVersion().policies().get(SandboxPolicy.READ_ONLY))
                .returns(true, launch -> launch != null && launch.inSession());
        assertThat(definition.session().doors()).containsExactly(Door.BACKGROUND, Door.MCP);
        assertThat(definition.session().disclaimerOf(Door.MCP).orElseThrow().reason())
                .isEqualTo("its makers do not promise to deny this: https://example.com/doors servers run as the user");
        assertThat(definition.session().disclaimerOf(Door.BACKGROUND)).isEmpty();
        assertThat(definition.install().terms()).isEqualTo("https://example.com/terms for members alone");
    }

    @Test
    void policyMayBeAContainerOfItsOwn() throws IOException {
        folder.write(
                DefinitionFolder.SMALLEST.replace(
                        "    argv",
                        "    container: {read-only-root: true, tmpfs: [/tmp, /var/tmp], cap-drop: [ALL], user: root}\n    argv"));

        assertThat(SandboxDefinition.read(folder.definition())
                        .atDefaultVersion()
                        .policies()
                        .values())
                .extracting(PolicyLaunch::container)
                .containsExactly(new PolicyContainer(
                        new ContainerOptions("root", List.of(), List.of(), List.of("ALL"), List.of(), false, Map.of()),
                        true,
                        List.of("/tmp", "/var/tmp")));
    }

    @Test
    void startIsRepeatedByItsSignInStandardErrorAlone() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace(
                "title:", "start-retries: {times: 3, when: '^panic: .*goid'}\ntitle:"));

        StartRetries retries = Objects.requireNonNull(
                SandboxDefinition.read(folder.definition()).startRetries());

        assertThat(retries.times()).isEqualTo(3);
        assertThat(retries.sign(start("", "warning\n panic: x\npanic: no goid here\n\ngoroutine 1:\n")))
                .hasValue("panic: no goid here");
        assertThat(retries.sign(start("panic: no goid here\n", "panic: x\n"))).isEmpty();
    }

    private static CommandResult start(String stdout, String stderr) {
        return new CommandResult(
                List.of("confine"), 2, null, false, output(stdout), output(stderr), Duration.ZERO, List.of());
    }

    private static Output output(String text) {
        return new Output(text.getBytes(UTF_8), new byte[0], text.length());
    }

    @Test
    void nameOfAShellVariableIsNotAPlaceholder() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("confine", "sh, -c, 'exec \"${wrapper}\" {\"a\":1} {}'"));

        assertThat(SandboxDefinition.read(folder.definition()).policies()).hasSize(1);
    }
}
