package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.fixture.FixtureException;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostConditionTests {

    @TempDir
    Path directory;

    @Test
    void allKeysAreRead() throws IOException {
        Files.writeString(directory.resolve("enter_something.py"), "");
        Files.writeString(directory.resolve("some_profile.apparmor"), "");
        assertThat(read("""
                        title: something is forbidden
                        container: {user: root, security-opt: [a], cap-add: [B], cap-drop: [C], unmasked-proc: true}
                        seccomp:
                          - deny: unshare
                            argument: {index: 0, has: 0x10000000}
                            with: EPERM
                        machine: {sysctl: {user.max_user_namespaces: "0"}, apparmor: some_profile}
                        setup: [rm, x]
                        enter: enter_something.py
                        foundations: {user-namespace: "denied: unshare EPERM"}
                        missing: [socat]
                        """))
                .isEqualTo(new HostCondition(
                        "mine",
                        "something is forbidden",
                        new ContainerChange(
                                Optional.of("root"),
                                Optional.of(List.of("a")),
                                Optional.of(List.of("B")),
                                Optional.of(List.of("C")),
                                Optional.of(true)),
                        List.of(new SeccompRule("unshare", ArgumentEquals.has(0, 0x1000_0000), "EPERM")),
                        new MachineChange(Map.of("user.max_user_namespaces", "0"), "some_profile"),
                        List.of("rm", "x"),
                        "enter_something.py",
                        Map.of(new Capability("user-namespace"), "denied: unshare EPERM"),
                        List.of("socat")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            titel: x                                      | line 1, column 1: unknown key [titel]; known: title, container, seccomp, machine, setup, enter, foundations, missing; did you mean title?
            container: {}                                 | line 1, column 1: missing key [title]
            {title: x, foundations: {user-namespaces: y}} | line 1, column 26: unknown capability [user-namespaces]; known: user-namespace, uid-map, mount-namespace, pivot-root, pid-namespace, proc-mount, network-namespace, mount-as-root, network-as-root, no-new-privs, seccomp-filter, landlock, cgroup, kvm; did you mean user-namespace or pid-namespace?
            {title: x, enter: enter_it.py}                | line 1, column 19: there is no file [enter_it.py] beside this one
            {title: x, machine: {apparmor: mine}}         | line 1, column 32: there is no file [mine.apparmor] beside this one
            {title: x, container: {privileged: true}}     | line 1, column 24: unknown key [privileged]; known: user, security-opt, cap-add, cap-drop, unmasked-proc
            """)
    void faultIsAnErrorWithItsPlace(String text, String error) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(YamlException.class)
                .hasMessage("Host condition [" + directory.resolve("mine.yaml") + "] " + error);
    }

    @Test
    void whatAConditionDoesNotSayStaysAsTheSandboxHasIt() {
        ContainerOptions options = new ContainerOptions(
                "sandcheck", List.of("a"), List.of("B"), List.of("C"), List.of("/dev/f"), true, Map.of("d", "e"));

        assertThat(ContainerChange.NONE.applyTo(options)).isEqualTo(options);
        assertThat(new ContainerChange(
                                Optional.of("root"),
                                Optional.empty(),
                                Optional.of(List.of()),
                                Optional.empty(),
                                Optional.of(false))
                        .applyTo(options))
                .isEqualTo(new ContainerOptions(
                        "root", List.of("a"), List.of(), List.of("C"), List.of("/dev/f"), false, Map.of("d", "e")));
    }

    static List<HostCondition> conditions() {
        return HostCondition.all();
    }

    /** A condition that nothing shows to hold would be taken for made. */
    @ParameterizedTest
    @MethodSource("conditions")
    void eachConditionCanBeSeenToHold(HostCondition condition) {
        assertThat(condition.isNone()
                        || !condition.foundations().isEmpty()
                        || !condition.missing().isEmpty())
                .isTrue();
        assertThat(condition.entry().isEmpty()
                        || Files.exists(Fixtures.folder("hosts").resolve(condition.entry())))
                .isTrue();
        String profile = condition.machine().profile();
        assertThat(profile.isEmpty() || Files.exists(Fixtures.folder("hosts").resolve(profile + ".apparmor")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "none, true, true",
        "no-landlock, true, false",
        "userns-limit-zero, true, true",
        "socat-missing, true, true",
        "apparmor-restricted, false, true",
    })
    void kindOfHostIsGivenWhatCanBeMadeOnIt(String id, boolean ofContainers, boolean ofMachines) {
        HostCondition condition = HostCondition.find(id).orElseThrow();

        assertThat(condition.isOfContainers()).isEqualTo(ofContainers);
        assertThat(condition.isOfMachines()).isEqualTo(ofMachines);
    }

    private HostCondition read(String text) throws IOException {
        return HostConditionReader.read(Files.writeString(directory.resolve("mine.yaml"), text));
    }

    @Test
    void conditionOfAFileCannotHaveTheNameOfAnother() throws IOException {
        Path file = Files.writeString(directory.resolve("no-landlock.yaml"), "title: x");

        assertThatThrownBy(() -> HostCondition.at(file))
                .isInstanceOf(FixtureException.class)
                .hasMessageContaining("the name [no-landlock.yaml] is already used by");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all.yaml", "none.yaml", "No_Bwrap.yaml", "mine.yml"})
    void nameThatCannotBeThatOfAConditionIsAnError(String name) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "title: x");

        assertThatThrownBy(() -> HostCondition.at(file))
                .hasMessage(
                        "Host condition [%s] line 1, column 1: the file's name, [%s], becomes the name of the condition; choose one such as [no-bwrap.yaml]",
                        file, name);
    }
}
