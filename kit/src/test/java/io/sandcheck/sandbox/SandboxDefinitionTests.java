package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxDefinitionTests {

    private final DefinitionFolder folder;

    SandboxDefinitionTests(@TempDir Path folder) {
        this.folder = new DefinitionFolder(folder);
    }

    @Test
    void allKeysAreRead() throws IOException {
        folder.file("Dockerfile", "FROM scratch\n").write("""
                        name: codex
                        title: OpenAI Codex CLI
                        home: https://github.com/openai/codex
                        license: Apache-2.0
                        versions: ["0.124.0", 0.123.0]
                        releases: {npm: "@openai/codex"}
                        by-default: true
                        runs-on: [macos, linux]
                        install:
                          dockerfile: Dockerfile
                        container:
                          user: root
                          security-opt: [seccomp=unconfined]
                          cap-add: [SYS_ADMIN]
                          cap-drop: [NET_RAW]
                          devices: ["/dev/net/tun", "/dev/fuse:/dev/fuse2:rw"]
                          unmasked-proc: true
                          environment: {container: docker}
                        environment: {CODEX_HOME: "{home}/.codex"}
                        markers: {CODEX_SANDBOX: confined, CODEX_SANDBOX_NETWORK_DISABLED: network-off}
                        needs:
                          command: [codex, --version]
                          programs: [bwrap]
                          foundations: [proc-mount]
                        policies:
                          workspace-write:
                            needs: [network-namespace]
                            argv: [codex, sandbox, --, "{command}"]
                            environment: {EMPTY: ""}
                            seccomp:
                              - deny: socket
                                argument: {index: 0, equals: 1}
                                with: EPERM
                              - deny: bind
                                with: kill
                          unrestricted:
                            argv: ["{command}"]
                        session:
                          adapter: ["{python}", "{sandbox}/adapter.py"]
                          patience-seconds: 5
                        does-not-promise:
                          write-outside-workspace: "https://example.com/why"
                          guard/some-act[path]: they say so
                        """);

        SandboxDefinition definition = SandboxDefinition.read(folder.definition());
        assertThat(definition)
                .isEqualTo(new SandboxDefinition(
                        "codex",
                        "OpenAI Codex CLI",
                        "https://github.com/openai/codex",
                        List.of("0.124.0", "0.123.0"),
                        "@openai/codex",
                        new Install.Dockerfile(folder.path().resolve("Dockerfile"), List.of(), ""),
                        ByVersion.always(new ContainerOptions(
                                "root",
                                List.of("seccomp=unconfined"),
                                List.of("SYS_ADMIN"),
                                List.of("NET_RAW"),
                                List.of("/dev/net/tun", "/dev/fuse:/dev/fuse2:rw"),
                                true,
                                Map.of("container", "docker"))),
                        Map.of("CODEX_HOME", "{home}/.codex"),
                        Map.of("CODEX_SANDBOX", Marker.CONFINED, "CODEX_SANDBOX_NETWORK_DISABLED", Marker.NETWORK_OFF),
                        ByVersion.always(new Needs(
                                List.of("codex", "--version"),
                                List.of("bwrap"),
                                List.of(new Capability("proc-mount")))),
                        Map.of(
                                SandboxPolicy.WORKSPACE_WRITE,
                                ByVersion.always(new PolicyLaunch(
                                        List.of("codex", "sandbox", "--", "{command}"),
                                        Map.of("EMPTY", ""),
                                        List.of(new Capability("network-namespace")),
                                        List.of(
                                                new SeccompRule("socket", new ArgumentEquals(0, 1), "EPERM"),
                                                new SeccompRule("bind", null, "kill")),
                                        null)),
                                SandboxPolicy.UNRESTRICTED,
                                ByVersion.always(
                                        new PolicyLaunch(List.of("{command}"), Map.of(), List.of(), List.of(), null))),
                        Map.of(SandboxPolicy.WORKSPACE_WRITE, 26, SandboxPolicy.UNRESTRICTED, 36),
                        new SessionLaunch(
                                List.of("{python}", "{sandbox}/adapter.py"),
                                Duration.ofSeconds(5),
                                List.of(),
                                Map.of()),
                        definition.unpromised(),
                        null,
                        true,
                        Set.of(OperatingSystem.MACOS, OperatingSystem.LINUX),
                        folder.path(),
                        List.of("codex")));
        assertThat(definition.unpromised())
                .hasSize(2)
                .hasEntrySatisfying("write-outside-workspace", disclaimer -> assertThat(disclaimer.word())
                        .isEqualTo("https://example.com/why"))
                .hasEntrySatisfying("guard/some-act[path]", disclaimer -> assertThat(disclaimer.word())
                        .isEqualTo("they say so"));
    }

    @Test
    void whatIsLeftOutHasDefaults() throws IOException {
        folder.write(DefinitionFolder.SMALLEST);

        SandboxDefinition definition = SandboxDefinition.read(folder.definition());

        assertThat(definition.install()).isEqualTo(new Install.Nothing());
        assertThat(definition.atDefaultVersion().container())
                .isEqualTo(
                        new ContainerOptions("sandcheck", List.of(), List.of(), List.of(), List.of(), false, Map.of()));
        assertThat(definition.runsOn()).containsExactly(OperatingSystem.LINUX);
        assertThat(definition.startRetries()).isNull();
        assertThat(definition.environment()).isEmpty();
        assertThat(definition.atDefaultVersion().needs()).isEqualTo(Needs.UNKNOWN);
        assertThat(definition.unpromised()).isEmpty();
        assertThat(definition.byDefault()).isFalse();
        assertThat(definition.atDefaultVersion()).hasToString("mine@1.2.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    does-not-promise | https://example.com/why: they say so | MAKERS     | its makers do not promise to deny this: https://example.com/why: they say so
                    does-not-promise | http://example.com                   | MAKERS     | its makers do not promise to deny this: http://example.com
                    does-not-promise | they say so                          | UNPROVEN   | its definition says, without a link, that its makers do not promise to deny this: they say so
                    does-not-promise | see https://example.com              | UNPROVEN   | its definition says, without a link, that its makers do not promise to deny this: see https://example.com
                    does-not-promise | https://                             | UNPROVEN   | its definition says, without a link, that its makers do not promise to deny this: https://
                    leaves-open      | it is for tests                      | DEFINITION | its definition leaves this open: it is for tests
                    """)
    void promiseIsExceptedFromByALinkOrSaidToBeUnproven(
            String key, String word, Disclaimer.Source source, String reason) throws IOException {
        folder.write(DefinitionFolder.SMALLEST + "%s: {guard/some-act: '%s'}\n".formatted(key, word));

        assertThat(SandboxDefinition.read(folder.definition()).unpromised())
                .hasEntrySatisfying("guard/some-act", disclaimer -> {
                    assertThat(disclaimer.source()).isEqualTo(source);
                    assertThat(disclaimer.reason()).isEqualTo(reason);
                });
    }

    @Test
    void actIsExceptedOnce() throws IOException {
        folder.write(DefinitionFolder.SMALLEST + "does-not-promise: {guard/a: x}\nleaves-open: {guard/a: y}\n");

        assertThatThrownBy(() -> SandboxDefinition.read(folder.definition()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageEndingWith("[guard/a] is also under does-not-promise; remove one of them");
    }
}
