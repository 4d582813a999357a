package io.sandcheck.sandbox;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of the containers of a definition. */
class ContainerFaultsTests {

    @ParameterizedTest
    @MethodSource
    void faultOfAContainerIsNamedWithItsPlaceAndWhatIsKnown(
            String replaced, String replacement, String message, @TempDir Path folder) throws IOException {
        new DefinitionFolder(folder).assertFault(replaced, replacement, message);
    }

    static Stream<Arguments> faultOfAContainerIsNamedWithItsPlaceAndWhatIsKnown() {
        return Stream.of(
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
                        "container: [{versions: \"<1\"}]\ntitle:",
                        "line 2, column 24: no version is in the range [<1]; known: 1.2.0, 1.1.0"));
    }
}
