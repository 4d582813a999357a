package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.OutputPattern;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisRulesTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            id: Bad                             | line 1, column 14: [Bad] is not kebab-case, as in [unix-socket-bind-denied]
            id: a, phase: [wrokload]            | line 1, column 25: unknown phase [wrokload]; known: start, enforcement, guard, workload, inheritance, session, host; did you mean workload?
            id: a, phase: [start], kind: fun    | line 1, column 39: unknown kind [fun]; known: explained, misleading, unexplained, hang
            id: a, phase: [start], titel: x     | line 1, column 33: unknown key [titel]; known: id, phase, kind, when, capability, syscall, title, evidence, why, advice, see; did you mean title?
            id: a, phase: [start]               | line 1, column 9: missing key [title]
            id: a, phase: [start], title: "{no}" | line 1, column 40: unknown placeholder [{no}]; known: capability, complaint, denial, errno, errno.meaning, syscall, inside, inside.bytes, outside, outside.bytes, probes, says, act, children, difference, difference.2, difference.3, effect, error, failure, network, policy, python, sandbox, sandbox.version, fact.NAME of the host, and the named groups of the rule's patterns
            id: a, phase: [start], title: "{errno}" | line 1, column 40: placeholder [{errno}] speaks of a denied capability; add a condition [denied]
            id: a, phase: [start], title: x, when: {output: "a(b"} | line 1, column 58: no regular expression: Unclosed group at index 3 of [a(b]
            id: a, phase: [start], title: x, when: {ended-by: SIGNAL} | line 1, column 60: unknown signal [SIGNAL]; known: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGKILL, SIGSEGV, SIGPIPE, SIGTERM, SIGXCPU, SIGSYS
            id: a, phase: [start], title: x, when: {exit-code: [one]} | line 1, column 62: must be a whole number, not [one]
            id: a, phase: [start], title: x, when: {names-errno: true} | line 1, column 63: there is no errno to name; add a condition [denied], or a pattern with a group named [errno]
            id: a, phase: [start], title: x, when: {facts: {python: "/(/"}} | line 1, column 66: no regular expression: Unclosed group at index 1 of [(]
            id: a, phase: [start], title: x, advice: [{say: "{m}"}, {say: y, when: {output: "(?<m>x)"}}] | line 1, column 58: unknown placeholder [{m}]; known: capability, complaint, denial, errno, errno.meaning, syscall, inside, inside.bytes, outside, outside.bytes, probes, says, act, children, difference, difference.2, difference.3, effect, error, failure, network, policy, python, sandbox, sandbox.version, fact.NAME of the host, and the named groups of the rule's patterns
            """)
    void faultIsAnErrorWithItsPlace(String rule, String error) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "rules: [{" + rule + "}]");

        assertThatThrownBy(() -> DiagnosisRules.read(file))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("Diagnosis rules [" + file + "] " + error);
    }

    @Test
    void unknownErrnoNamesTheNearOne() throws IOException {
        Path file = Files.writeString(
                directory.resolve("mine.yaml"),
                "rules: [{id: a, phase: [start], title: x, when: {denied: {capability: [b], errno: [EPREM]}}}]");

        assertThatThrownBy(() -> DiagnosisRules.read(file))
                .hasMessageContaining("line 1, column 84: unknown errno [EPREM]; known: EPERM, ENOENT, ")
                .hasMessageEndingWith("did you mean EPERM?");
    }

    @ParameterizedTest
    @EnumSource
    void everyPhaseHasADiagnosisForTheUnknown(Phase phase) {
        assertThat(new Diagnostician().diagnose(Observation.of(phase, null)).id())
                .isIn(
                        "sandbox-start-failed",
                        "policy-not-enforced",
                        "guard-escaped",
                        "unexplained",
                        "child-policy-unknown",
                        "adapter-breaks-protocol",
                        "foundation-denied");
    }

    @Test
    void rulesAreReadFromAJarInADirectoryWithSpaces() throws IOException {
        URL builtIn = Objects.requireNonNull(DiagnosisRules.class.getResource("rules.yaml"));
        Path jar = Files.createDirectory(directory.resolve("with space")).resolve("kit+1.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("io/rules.yaml"));
            try (var in = builtIn.openStream()) {
                in.transferTo(entries);
            }
        }

        DiagnosisRules read = BuiltInRules.read(
                URI.create("jar:" + jar.toUri() + "!/io/rules.yaml").toURL());

        assertThat(read.rules())
                .extracting(Rule::id)
                .isEqualTo(BuiltInRules.RULES.rules().stream().map(Rule::id).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "3.14, >=3.14, true",
        "3.14.5, >=3.14, true",
        "3.9, >=3.14, false",
        "3.12, >=3.9 <3.14, true",
        "3.14, <3.14, false",
        "6.18.0-107-generic, >6.17, true",
        "unknown, >=0, false",
        "unknown, unknown, true",
        "off, 'off', true",
        "ref-firejail, /fire/, true",
        "99999999999999999999.1, >=3, false"
    })
    void factIsTested(String fact, String test, boolean holds) {
        assertThat(FactTest.of(test).test(fact)).isEqualTo(holds);
    }

    @Test
    void namesOfGroupsAreThoseOfThePattern() {
        assertThat(new OutputPattern("(?<a>x)(?<!y)(?:z)\\(?<b>\\\\(?<c>w)(?=v)").groups())
                .containsExactly("a", "c");
    }

    @Test
    void everyTextOfTheKitsRulesIsPrintableAscii() throws IOException {
        URL builtIn = Objects.requireNonNull(DiagnosisRules.class.getResource("rules.yaml"));
        try (var in = builtIn.openStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).matches("[\\n -~]*");
        }
    }
}
