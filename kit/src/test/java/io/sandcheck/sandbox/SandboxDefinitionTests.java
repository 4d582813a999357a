package io.sandcheck.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.kernel.ErrorNumbers;
import io.sandcheck.kernel.SystemCalls;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    void theNewestVersionIsWhicheverTheDistributionHasIfACommandTells() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace(
                "title:", "install: {dockerfile: Dockerfile, version: [mine, --version]}\ntitle:"));
        Files.writeString(folder.path().resolve("Dockerfile"), "FROM scratch\n");

        Sandbox newest = SandboxDefinition.read(folder.definition()).atDefaultVersion();

        assertThat(newest.definition().install().version()).containsExactly("mine", "--version");
        assertThat(newest.pinned()).isFalse();
        assertThat(newest.installedAs("99.1")).hasToString(newest.name() + "@99.1");
        assertThat(newest.definition().inAllVersions()).contains(newest);
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

    @Test
    void newestReleaseIsTheDefaultVersion() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("[1.2.0, 1.1.0]", "[1.2.0, 1.10.0, 2.0.0-rc.1]"));

        assertThat(SandboxDefinition.read(folder.definition()).atDefaultVersion())
                .hasToString("mine@1.10.0");
    }

    @Test
    void variantSaysWhatIsDifferentAndPromisesForItself() throws IOException {
        folder.write(DefinitionFolder.SMALLEST + """
                home: https://example.com
                by-default: true
                environment: {A: b}
                session: {adapter: [speak]}
                does-not-promise: {write-outside-workspace: "https://example.com/why"}
                variants:
                  loose:
                    title: Loosened
                    versions: [1.1.0]
                    policies:
                      workspace-write:
                        argv: [confine, --loose, "{command}"]
                """);

        List<SandboxDefinition> definitions = SandboxDefinition.readAll(folder.definition());
        SandboxDefinition variant = definitions.get(1);

        assertThat(definitions.get(0).variant()).isEmpty();
        assertThat(variant.variant()).hasValue("loose");
        assertThat(variant.inAllVersions()).hasToString("[mine-loose@1.1.0]");
        assertThat(variant.policies()).containsOnlyKeys(SandboxPolicy.WORKSPACE_WRITE);
        assertThat(variant.home()).isEqualTo("https://example.com");
        assertThat(variant.environment()).containsEntry("A", "b");
        assertThat(variant.byDefault()).isFalse();
        assertThat(variant.session()).isEqualTo(SessionLaunch.DEFAULT);
        assertThat(variant.unpromised()).isEmpty();
        assertThat(variant.described()).containsExactly("mine", "mine-loose");
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
    void variantCannotBeNamedOtherwise() throws IOException {
        folder.write(DefinitionFolder.SMALLEST + "variants: {loose: {name: other, title: x}}\n");

        assertThatThrownBy(() -> SandboxDefinition.readAll(folder.definition()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageContaining("unknown key [name]");
    }

    @ParameterizedTest
    @MethodSource
    void faultIsNamedWithItsPlaceAndWhatIsKnown(String replaced, String replacement, String message)
            throws IOException {
        assertThat(DefinitionFolder.SMALLEST).contains(replaced);
        folder.write(DefinitionFolder.SMALLEST.replace(replaced, replacement));

        assertThatThrownBy(() -> SandboxDefinition.read(folder.definition()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Sandbox definition [" + folder.definition() + "] "
                        + message.replace("FOLDER", folder.path().toString()));
    }

    static Stream<Arguments> faultIsNamedWithItsPlaceAndWhatIsKnown() {
        String policies =
                "read-only, read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network, unrestricted";
        String placeholders = "{command}, {workspace}, {home}, {version}, {sandbox}, {python}, {fixtures}";
        return Stream.of(
                arguments("name: mine\n", "", "line 1, column 1: missing key [name]"),
                arguments("title: My sandbox\n", "", "line 1, column 1: missing key [title]"),
                arguments(
                        "title: My sandbox\n",
                        "title: My sandbox\nreleases: {npm: a b}\n",
                        "line 3, column 17: [a b] is not a package of npm, as in [@openai/codex]"),
                arguments("versions: [1.2.0, 1.1.0]\n", "", "line 1, column 1: missing key [versions]"),
                arguments("    argv: [confine, \"{command}\"]\n", "    {}\n", "line 6, column 5: missing key [argv]"),
                arguments(
                        "title:",
                        "session: {adapter: [a], doors: [mpc]}\ntitle:",
                        "line 2, column 33: unknown door [mpc]; known: background, mcp, hook, user-command, file-tool; did you mean mcp?"),
                arguments(
                        "title:",
                        "session: {adapter: [a], does-not-promise: {mcp: x}}\ntitle:",
                        "line 2, column 44: [mcp] is not under [doors]; add it there"),
                arguments(
                        "title",
                        "titel",
                        "line 2, column 1: unknown key [titel]; known: name, title, home, license, versions, releases, by-default,"
                                + " runs-on, install, container, environment, markers, needs, policies, session, does-not-promise, leaves-open, start-retries, variants; did you mean title?"),
                arguments("title: My sandbox", "title: ''", "line 2, column 8: must not be blank"),
                arguments(
                        "name: mine",
                        "name: My_Sandbox",
                        "line 1, column 7: [My_Sandbox] is not lower-case letters, digits and hyphens after a letter,"
                                + " as in [my-sandbox]"),
                arguments("[1.2.0, 1.1.0]", "[]", "line 3, column 11: must list one version or more"),
                arguments("[1.2.0, 1.1.0]", "1.2.0", "line 3, column 11: must be a list, not [1.2.0]"),
                arguments(
                        "1.1.0",
                        "latest",
                        "line 3, column 19: [latest] is not a version, as in [0.124.0] or [1.2-beta.1]"),
                arguments("1.1.0", "1.2.0", "line 3, column 19: duplicate version [1.2.0]"),
                arguments(
                        "read-only:",
                        "raed-only:",
                        "line 5, column 3: unknown policy [raed-only]; known: " + policies
                                + "; did you mean read-only?"),
                arguments(
                        "policies:\n  read-only:\n    argv: [confine, \"{command}\"]",
                        "policies: {}",
                        "line 4, column 11: must offer one policy or more; known: " + policies),
                arguments(
                        "argv: [confine",
                        "argv: [\"--dir={worskpace}\"",
                        "line 6, column 12: unknown placeholder [{worskpace}]; known: " + placeholders
                                + "; did you mean {workspace}?"),
                arguments(
                        ", \"{command}\"",
                        "",
                        "line 6, column 11: lacks the word [{command}], which stands for the words of the command"),
                arguments("confine, ", "\"{command}\", ", "line 6, column 25: [{command}] must not occur twice"),
                arguments(
                        "\"{command}\"",
                        "\"exec {command}\"",
                        "line 6, column 21: [{command}] must be a separate word, not a part of [exec {command}]"),
                arguments(
                        "title:",
                        "environment: {A: \"{Home}\"}\ntitle:",
                        "line 2, column 18: unknown placeholder [{Home}]; known: " + placeholders
                                + "; did you mean {home}?"),
                arguments(
                        "title:",
                        "environment: {A: \"{command}\"}\ntitle:",
                        "line 2, column 18: [{command}] has no value here, only in argv"),
                arguments(
                        "title:",
                        "environment: {A=B: x}\ntitle:",
                        "line 2, column 15: [A=B] is not a name of a variable, as in [CODEX_HOME]"),
                arguments(
                        "title:",
                        "container: {environment: {A: \"{home}\"}}\ntitle:",
                        "line 2, column 30: placeholder [{home}] has no value here"),
                arguments(
                        "title:",
                        "container: {cap-add: [SYS_ADMN]}\ntitle:",
                        "line 2, column 23: unknown capability [SYS_ADMN]; known: ALL, AUDIT_CONTROL, AUDIT_READ, AUDIT_WRITE,"
                                + " BLOCK_SUSPEND, BPF, CHECKPOINT_RESTORE, CHOWN, ... (42 in all); did you mean SYS_ADMIN?"),
                arguments(
                        "title:",
                        "container: {cap-drop: [CAP_SYS_ADMN]}\ntitle:",
                        "line 2, column 24: unknown capability [SYS_ADMN]; known: ALL, AUDIT_CONTROL, AUDIT_READ, AUDIT_WRITE,"
                                + " BLOCK_SUSPEND, BPF, CHECKPOINT_RESTORE, CHOWN, ... (42 in all); did you mean SYS_ADMIN?"),
                arguments(
                        "title:",
                        "container: {devices: [tun]}\ntitle:",
                        "line 2, column 23: [tun] is not a device, as in [/dev/net/tun] or [/dev/fuse:/dev/fuse:rw]"),
                arguments(
                        "title:",
                        "container: {devices: [/dev/net/../mem]}\ntitle:",
                        "line 2, column 23: [/dev/net/../mem] is not a device, as in [/dev/net/tun] or [/dev/fuse:/dev/fuse:rw]"),
                arguments(
                        "title:",
                        "container: {devices: [\"/dev/fuse:\"]}\ntitle:",
                        "line 2, column 23: [/dev/fuse:] is not a device, as in [/dev/net/tun] or [/dev/fuse:/dev/fuse:rw]"),
                arguments(
                        "title:",
                        "container: {user: \"no body\"}\ntitle:",
                        "line 2, column 19: [no body] is not a user, as in [root], [1000] or [1000:1000]"),
                arguments(
                        "title:",
                        "container: {user: \"1000:2147483648\"}\ntitle:",
                        "line 2, column 19: [1000:2147483648] is not a user: an id is at most 2147483647"),
                arguments(
                        "title:",
                        "container: {security-opt: ['seccomp={\"a\": ']}\ntitle:",
                        "line 2, column 28: JSON of [the profile of seccomp] line 1, column 7: it ends too early"),
                arguments(
                        "title:",
                        "container: {security-opt: [secomp=unconfined]}\ntitle:",
                        "line 2, column 28: unknown security option [secomp]; known: apparmor, label, no-new-privileges,"
                                + " seccomp; did you mean seccomp?"),
                arguments(
                        "title:",
                        "container: {security-opt: [seccomp=unconfind]}\ntitle:",
                        "line 2, column 28: unknown profile of seccomp [unconfind]; known: builtin, unconfined;"
                                + " did you mean unconfined?; or the text of a profile, in JSON"),
                arguments(
                        "title:",
                        "container: {security-opt: [systempaths=unconfined]}\ntitle:",
                        "line 2, column 28: [systempaths=unconfined] is an option that only the docker command has; use unmasked-proc: true"),
                arguments(
                        "title:",
                        "container: {privileged: true}\ntitle:",
                        "line 2, column 13: unknown key [privileged]; known: versions, user, security-opt, cap-add, cap-drop,"
                                + " devices, unmasked-proc, environment"),
                arguments(
                        "title:",
                        "container: {tmpfs: [/tmp]}\ntitle:",
                        "line 2, column 13: unknown key [tmpfs]; known: versions, user, security-opt, cap-add, cap-drop,"
                                + " devices, unmasked-proc, environment"),
                arguments(
                        "    argv",
                        "    container: {read-only: true}\n    argv",
                        "line 6, column 17: unknown key [read-only]; known: user, security-opt, cap-add, cap-drop,"
                                + " devices, unmasked-proc, environment, read-only-root, tmpfs; did you mean read-only-root?"),
                arguments(
                        "    argv",
                        "    container: {tmpfs: [tmp]}\n    argv",
                        "line 6, column 25: [tmp] is not an absolute path, as in [/tmp]"),
                arguments(
                        "title:",
                        "runs-on: [macosx]\ntitle:",
                        "line 2, column 11: unknown system [macosx]; known: linux, macos; did you mean macos?"),
                arguments(
                        "title:",
                        "runs-on: []\ntitle:",
                        "line 2, column 10: must list one system or more; known: linux, macos"),
                alternatives("[]", "line 5, column 14: must list one alternative or more"),
                alternatives(
                        "[{version: \"<1\", argv: [\"{command}\"]}]",
                        "line 5, column 16: unknown key [version]; known: versions, argv, environment, needs, seccomp, container;"
                                + " did you mean versions?"),
                alternatives(
                        "[{versions: old, argv: [\"{command}\"]}]",
                        "line 5, column 26: [old] is not a range of versions, as in [>=0.123 <0.169]"),
                alternatives(
                        "[{versions: \">=2\", argv: [\"{command}\"]}]",
                        "line 5, column 26: no version is in the range [>=2]; known: 1.2.0, 1.1.0"),
                alternatives(
                        "[{versions: \">=1.1.0\", argv: [\"{command}\"]}, {versions: \"<1.2\", argv: [\"{command}\"]}]",
                        "line 5, column 70: is never used: earlier alternatives already cover its versions, 1.1.0"),
                alternatives(
                        "[{argv: [\"{command}\"]}, {argv: [\"{command}\"]}]",
                        "line 5, column 38: is never used: earlier alternatives already cover its versions, 1.2.0, 1.1.0"),
                alternatives("[{versions: \"<1.2\"}]", "line 5, column 15: missing key [argv]"),
                arguments(
                        "title:",
                        "container: [{versions: \"<1\"}]\ntitle:",
                        "line 2, column 24: no version is in the range [<1]; known: 1.2.0, 1.1.0"),
                arguments("title:", "by-default: yes\ntitle:", "line 2, column 13: must be true or false, not [yes]"),
                arguments(
                        "title:",
                        "install: {dockerfile: Dockerfle}\ntitle:",
                        "line 2, column 23: Dockerfile [Dockerfle] does not exist in [FOLDER]"),
                arguments(
                        "title:",
                        "needs: {command: []}\ntitle:",
                        "line 2, column 18: must name a program, with the arguments that make it print its version"),
                arguments(
                        "title:",
                        "needs: {command: [mine], foundations: [user-namepsace]}\ntitle:",
                        "line 2, column 40: unknown capability [user-namepsace]; known: "
                                + Foundation.all().stream()
                                        .map(each -> each.capability().id())
                                        .collect(Collectors.joining(", "))
                                + "; did you mean user-namespace?"),
                arguments(
                        "title:",
                        "does-not-promise: {write-outside: x}\ntitle:",
                        "line 2, column 20: unknown act [write-outside]; known: write-outside-workspace,"
                                + " connect-loopback, keeps-exit-code, keeps-signal, keeps-arguments, keeps-directory, keeps-umask, keeps-input, keeps-environment,"
                                + " keeps-streams, runs-once, keeps-clock; did you mean write-outside-workspace?"),
                arguments(
                        "title:",
                        "markers: {CODEX-SANDBOX: confined}\ntitle:",
                        "line 2, column 11: [CODEX-SANDBOX] is not a name of a variable, as in [CODEX_HOME]"),
                arguments(
                        "title:",
                        "markers: {CODEX_SANDBOX: netwrok-off}\ntitle:",
                        "line 2, column 26: unknown marker [netwrok-off]; known: confined, network-off; did you mean"
                                + " network-off?"),
                arguments("title:", "session: {}\ntitle:", "line 2, column 10: missing key [adapter]"),
                arguments(
                        "title:",
                        "session: {adaptor: [a]}\ntitle:",
                        "line 2, column 11: unknown key [adaptor]; known: adapter, patience-seconds, doors, does-not-promise; did you mean adapter?"),
                arguments(
                        "title:",
                        "session: {adapter: [a], patience-seconds: 0}\ntitle:",
                        "line 2, column 43: [0] is not a number of seconds from 1 to 600"),
                arguments(
                        "title:",
                        "session: {adapter: []}\ntitle:",
                        "line 2, column 20: must list one word or more, the first is the program"),
                arguments(
                        "title:",
                        "session: {adapter: [run, \"{command}\"]}\ntitle:",
                        "line 2, column 26: [{command}] has no value here, only in argv"),
                arguments(
                        "title:",
                        "does-not-promise: {'guard/home[': x}\ntitle:",
                        "line 2, column 20: unknown act [guard/home[]; known: write-outside-workspace,"
                                + " connect-loopback, keeps-exit-code, keeps-signal, keeps-arguments, keeps-directory, keeps-umask, keeps-input, keeps-environment,"
                                + " keeps-streams, runs-once, keeps-clock"),
                arguments(
                        "title:",
                        "start-retries: {times: 0, when: panic}\ntitle:",
                        "line 2, column 24: [0] is not a number of repetitions from 1 to 100"),
                arguments(
                        "title:",
                        "start-retries: {times: 2, when: 'panic: ('}\ntitle:",
                        "line 2, column 33: not a regular expression: Unclosed group at index 8 of [panic: (]"),
                arguments("title:", "start-retries: {times: 2}\ntitle:", "line 2, column 16: missing key [when]"),
                seccomp(
                        "{deny: bnid, with: EPERM}",
                        "column 22: unknown system call [bnid]; known: _sysctl, accept, accept4, access, acct, add_key,"
                                + " adjtimex, afs_syscall, ... ("
                                + SystemCalls.names().size() + " in all);"
                                + " did you mean bind?"),
                seccomp(
                        "{deny: bind, with: EPREM}",
                        "column 34: unknown action [EPREM]; known: kill, E2BIG, EACCES, EADDRINUSE, EADDRNOTAVAIL,"
                                + " EADV, EAFNOSUPPORT, EAGAIN, ... ("
                                + (1 + ErrorNumbers.names().size()) + " in all);"
                                + " did you mean EPERM?"),
                seccomp("{deny: bind}", "column 15: missing key [with]"),
                seccomp("{with: kill}", "column 15: missing key [deny]"),
                seccomp("bind", "column 15: must be a map, not [bind]"),
                seccomp("{deny: bind, with: kill, argument: 1}", "column 50: must be a map, not [1]"),
                seccomp("{deny: bind, with: kill, argument: {index: 0}}", "column 50: missing key [equals]"),
                seccomp(
                        "{deny: bind, with: kill, argument: {index: 6, equals: 1}}",
                        "column 58: [6] is not an argument of a system call, which are 0 to 5"),
                seccomp(
                        "{deny: bind, with: kill, argument: {index: 0, equals: AF_UNIX}}",
                        "column 69: must be a whole number, not [AF_UNIX]"));
    }

    private static Arguments alternatives(String list, String message) {
        return arguments("read-only:\n    argv: [confine, \"{command}\"]", "read-only: " + list, message);
    }

    private static Arguments seccomp(String rule, String message) {
        return arguments("    argv", "    seccomp: [" + rule + "]\n    argv", "line 6, " + message);
    }

    @Test
    void alternativeThatFitsTheVersionIsTaken() throws IOException {
        folder.write("""
                        name: mine
                        title: My sandbox
                        versions: ["3", "2", "1"]
                        container:
                          - versions: ">=2 <3"
                            user: root
                          - versions: ">=2"
                            unmasked-proc: true
                        policies:
                          read-only:
                            - {versions: "<3", argv: [old, "{command}"]}
                            - argv: [new, "{command}"]
                          unrestricted:
                            versions: ">=2"
                            argv: ["{sandbox}/all.sh", "{command}"]
                        """).file("all.sh", "");

        SandboxDefinition definition = SandboxDefinition.read(folder.definition());
        List<Sandbox> sandboxes = definition.inAllVersions();

        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.policies().keySet())
                .containsExactly(
                        Set.of(SandboxPolicy.READ_ONLY, SandboxPolicy.UNRESTRICTED),
                        Set.of(SandboxPolicy.READ_ONLY, SandboxPolicy.UNRESTRICTED),
                        Set.of(SandboxPolicy.READ_ONLY));
        assertThat(sandboxes)
                .extracting(sandbox -> Objects.requireNonNull(sandbox.policies().get(SandboxPolicy.READ_ONLY))
                        .argv()
                        .get(0))
                .containsExactly("new", "old", "old");
        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.container().user())
                .containsExactly("sandcheck", "root", "sandcheck");
        assertThat(sandboxes)
                .extracting(sandbox -> sandbox.container().unmaskedProc())
                .containsExactly(true, false, false);
        assertThat(definition.files()).containsExactly(Path.of("all.sh"));
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

    @Test
    void filesOfTheFolderAreListedWhereTheDefinitionSpeaksOfThem() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("confine", "\"{sandbox}/confine.sh\""))
                .file("confine.sh", "")
                .file("lib/rules.json", "")
                .file("README.md", "")
                .file("Dockerfile", "")
                .file("expectations.yaml", "")
                .file(".git/config", "");

        assertThat(SandboxDefinition.read(folder.definition()).files())
                .containsExactly(Path.of("confine.sh"), Path.of("lib/rules.json"));
    }

    @Test
    void filesOfTheFolderAreNobodysBusinessWhereTheDefinitionDoesNotSpeakOfThem() throws IOException {
        folder.write(DefinitionFolder.SMALLEST).file("confine.sh", "");

        assertThat(SandboxDefinition.read(folder.definition()).files()).isEmpty();
    }

    @Test
    void folderWithTooManyFilesIsRefused() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("confine", "\"{sandbox}/confine.sh\""));
        for (int i : IntStream.rangeClosed(0, 1000).toArray()) {
            folder.file("file-" + i, "");
        }
        SandboxDefinition definition = SandboxDefinition.read(folder.definition());

        assertThatThrownBy(definition::files)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessage("Folder [" + folder.path() + "] has more than 1000 files, all of which [{sandbox}] stands"
                        + " for; put the definition in a separate folder");
    }
}
