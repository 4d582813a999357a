package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivilegesTests {

    @TempDir
    Path folder;

    @Test
    void whatASandboxAsksForBeyondAnOrdinaryContainerIsNamed() throws IOException {
        Sandbox sandbox = mine("""
                container: {user: "0:0", cap-add: [SYS_ADMIN, CAP_NET_ADMIN], security-opt: [seccomp=unconfined], devices: [/dev/net/tun], unmasked-proc: true}
                policies:
                  workspace-write: {argv: ["{command}"]}
                """);

        assertThat(Privileges.inContainer(sandbox))
                .hasValue(
                        "mine@1 asks for capability NET_ADMIN, capability SYS_ADMIN, device /dev/net/tun,"
                                + " seccomp=unconfined, unmasked /proc, user root, so its container protects this machine less than others (SECURITY.md)");
    }

    @Test
    void whatAPolicyAsksForIsNamedToo() throws IOException {
        Sandbox sandbox = mine("""
                policies:
                  workspace-write: {argv: ["{command}"], container: {user: root}}
                """);

        assertThat(Privileges.inContainer(sandbox).orElseThrow()).startsWith("mine@1 asks for user root, so ");
    }

    @Test
    void tighterContainersAskForNothing() throws IOException {
        Sandbox sandbox = mine("""
                container: {cap-drop: [ALL], security-opt: [no-new-privileges]}
                policies:
                  workspace-write: {argv: ["{command}"]}
                """);

        assertThat(Privileges.inContainer(sandbox)).isEmpty();
    }

    @Test
    void definitionOfSomebodyElseRunsWithTheRightsOfTheUser() throws IOException {
        Sandbox sandbox = mine("""
                session: {adapter: ["{python}", "{sandbox}/adapter.py"]}
                policies:
                  workspace-write: {argv: ["{command}"]}
                """);

        assertThat(Privileges.onThisMachine(sandbox))
                .hasValue(
                        "mine@1 is not part of Sandcheck: its command lines and its session adapter run on this machine with"
                                + " your rights (SECURITY.md)");
        assertThat(Privileges.onThisMachine(SandboxCatalog.ofFixtures().find("ref-hangs")))
                .isEmpty();
    }

    private Sandbox mine(String rest) throws IOException {
        Path file = folder.resolve("sandbox.yaml");
        Files.writeString(file, "name: mine\ntitle: Mine\nversions: [\"1\"]\n" + rest);
        return SandboxDefinition.read(file).atDefaultVersion();
    }
}
