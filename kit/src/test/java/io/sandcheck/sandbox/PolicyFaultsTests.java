package io.sandcheck.sandbox;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.kernel.ErrorNumbers;
import io.sandcheck.kernel.SystemCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of the alternatives and the filter of a policy. */
class PolicyFaultsTests {

    @ParameterizedTest
    @MethodSource
    void faultOfAPolicyIsNamedWithItsPlaceAndWhatIsKnown(
            String replaced, String replacement, String message, @TempDir Path folder) throws IOException {
        new DefinitionFolder(folder).assertFault(replaced, replacement, message);
    }

    static Stream<Arguments> faultOfAPolicyIsNamedWithItsPlaceAndWhatIsKnown() {
        return Stream.of(
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
}
