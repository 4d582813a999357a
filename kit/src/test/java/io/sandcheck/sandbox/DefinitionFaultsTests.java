package io.sandcheck.sandbox;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of a definition, each with its place and what is known. */
class DefinitionFaultsTests {

    @ParameterizedTest
    @MethodSource
    void faultIsNamedWithItsPlaceAndWhatIsKnown(
            String replaced, String replacement, String message, @TempDir Path folder) throws IOException {
        new DefinitionFolder(folder).assertFault(replaced, replacement, message);
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
                        "runs-on: [macosx]\ntitle:",
                        "line 2, column 11: unknown system [macosx]; known: linux, macos; did you mean macos?"),
                arguments(
                        "title:",
                        "runs-on: []\ntitle:",
                        "line 2, column 10: must list one system or more; known: linux, macos"),
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
                                + " connect-loopback, keeps-exit-code, keeps-signal, keeps-signal-actions, keeps-arguments, keeps-directory, keeps-umask, keeps-input, keeps-environment,"
                                + " keeps-streams, keeps-files, runs-once, keeps-clock; did you mean write-outside-workspace?"),
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
                                + " connect-loopback, keeps-exit-code, keeps-signal, keeps-signal-actions, keeps-arguments, keeps-directory, keeps-umask, keeps-input, keeps-environment,"
                                + " keeps-streams, keeps-files, runs-once, keeps-clock"),
                arguments(
                        "title:",
                        "start-retries: {times: 0, when: panic}\ntitle:",
                        "line 2, column 24: [0] is not a number of repetitions from 1 to 100"),
                arguments(
                        "title:",
                        "start-retries: {times: 2, when: 'panic: ('}\ntitle:",
                        "line 2, column 33: not a regular expression: Unclosed group at index 8 of [panic: (]"),
                arguments("title:", "start-retries: {times: 2}\ntitle:", "line 2, column 16: missing key [when]"));
    }
}
