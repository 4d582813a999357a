package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostFacts;
import io.sandcheck.sandbox.OutputPattern;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
            id: a, phase: [start], titel: x     | line 1, column 33: unknown key [titel]; known: id, phase, kind, confidence, when, capability, syscall, title, evidence, why, advice, see; did you mean title?
            id: a, phase: [start]               | line 1, column 9: missing key [title]
            id: a, phase: [start], title: "{no}" | line 1, column 40: unknown placeholder [{no}]; known: capability, complaint, denial, errno, errno.meaning, syscall, decisive, inside, inside.bytes, outside, outside.bytes, probes, says, the facts {FACTS}, and the named groups of the rule's patterns
            id: a, phase: [start], title: "{errno}" | line 1, column 40: placeholder [{errno}] is about a denied capability; add a condition [denied]
            id: a, phase: [start], title: x, when: {output: "a(b"} | line 1, column 58: not a regular expression: Unclosed group at index 3 of [a(b]
            id: a, phase: [start], title: x, when: {ended-by: SIGNAL} | line 1, column 60: unknown signal [SIGNAL]; known: SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGSEGV, SIGPIPE, SIGALRM, SIGTERM, SIGXCPU, SIGXFSZ, SIGSYS
            id: a, phase: [start], title: x, when: {exit-code: [one]} | line 1, column 62: must be a whole number, not [one]
            id: a, phase: [start], title: x, when: {names-errno: true} | line 1, column 63: there is no errno to name; add a condition [denied], or a pattern with a group named [errno]
            id: a, phase: [start], title: x, when: {facts: {network: onn}} | line 1, column 67: unknown value of network [onn]; known: on, allowlist, off, unknown, absent, known; did you mean on?
            id: a, phase: [start], title: x, when: {facts: {shortcoming: name-wrong}} | line 1, column 71: unknown value of shortcoming [name-wrong]; known: blames-command, failure-not-said, names-wrong, names-none, ordinary-exit, residue, unconfined, unknown, absent, known; did you mean names-wrong
            id: a, phase: [start], title: x, when: {facts: {failure: "/names/"}} | line 1, column 58: the text of an assertion is not a condition, because it may change; match [shortcoming]
            id: a, phase: [start], title: x, when: {facts: {attempted: "/loopback/"}} | line 1, column 58: to match an act, use the condition [act], with a list of ids
            id: a, phase: [start], title: x, when: {act: [/loopback/]} | line 1, column 56: [/loopback/] is not kebab-case, as in [write-home]
            id: a, phase: [start], title: x, advice: fact-kernle | line 1, column 51: unknown text [fact-kernle]; known:
            id: a, phase: [start], title: x, see: usern | line 1, column 48: unknown list of sources [usern]; known:
            id: a, phase: [start], title: x, when: {facts: {python: "/(/"}} | line 1, column 66: not a regular expression: Unclosed group at index 1 of [(]
            id: a, phase: [start], title: x, advice: [{say: "{m}"}, {say: y, when: {output: "(?<m>x)"}}] | line 1, column 58: unknown placeholder [{m}]; known: capability, complaint, denial, errno, errno.meaning, syscall, decisive, inside, inside.bytes, outside, outside.bytes, probes, says, the facts {FACTS}, and the named groups of the rule's patterns
            """)
    void faultIsAnErrorWithItsPlace(String rule, String error) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), "rules: [{" + rule + "}]");

        assertThatThrownBy(() -> DiagnosisRules.read(file))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("Diagnosis rules [" + file + "] "
                        + error.replace("{FACTS}", String.join(", ", Fact.IDS.names())));
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
    void unknownFactNamesTheNearOne() throws IOException {
        Path file = Files.writeString(
                directory.resolve("mine.yaml"),
                "rules: [{id: a, phase: [start], title: x, when: {facts: {kernel.relaese: '/^6/'}}}]");

        assertThatThrownBy(() -> DiagnosisRules.read(file))
                .hasMessageContaining("line 1, column 58: unknown fact [kernel.relaese]; known: act, ")
                .hasMessageEndingWith("did you mean kernel.release?");
    }

    @Test
    void everyFactOfAHostIsOneThatRulesCanAskFor() {
        assertThat(HostFacts.read(file -> HostFacts.UNKNOWN).values().keySet()).isSubsetOf(Fact.IDS.names());
    }

    @Test
    void textsAreSharedByNameAndMayBeOfOnesOwn() throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
                phase: [start]
                texts:
                  first: {say: "one"}
                  both: [first, {say: "two"}]
                sources:
                  mine: [https://example.com/why]
                rules:
                  - id: a
                    title: {text: first}
                    why: both
                    evidence: [fact-kernel, {say: "three"}]
                    see: mine
                """);

        Diagnosis diagnosis = new Diagnostician(DiagnosisRules.read(file))
                .diagnose(Observation.of(Phase.START, null).fact(Fact.KERNEL_RELEASE, "6.18"));

        assertThat(diagnosis.title()).isEqualTo("one");
        assertThat(diagnosis.reasons()).containsExactly("one", "two");
        assertThat(diagnosis.evidence()).containsExactly("host: kernel 6.18", "three");
        assertThat(diagnosis.sources()).containsExactly("https://example.com/why");
    }

    @Test
    void textThatStandsForItselfIsAnError() throws IOException {
        Path file = Files.writeString(
                directory.resolve("mine.yaml"),
                "{texts: {a: [b], b: [a]}, rules: [{id: a, phase: [start], title: x, why: a}]}");

        assertThatThrownBy(() -> DiagnosisRules.read(file)).hasMessageEndingWith("text [a] stands for itself");
    }

    @Test
    void everySharedTextIsUsed() throws IOException {
        StringBuilder rules = new StringBuilder();
        try (Stream<Path> files = Files.list(Fixtures.folder("diagnosis"))) {
            for (Path file : files.toList()) {
                rules.append(Files.readString(file));
            }
        }
        Matcher names = Pattern.compile("(?m)^  ([a-z-]+):")
                .matcher(Files.readString(Fixtures.folder("diagnosis").resolve("texts.yaml")));

        assertThat(names.results().map(name -> name.group(1)).toList())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])")
                                .matcher(rules)
                                .results()
                                .count())
                        .as(name)
                        .isGreaterThan(1));
    }

    @ParameterizedTest
    @CsvSource({
        "3.14, >=3.14, true",
        "3.14.5, >=3.14, true",
        "3.9, >=3.14, false",
        "3.12, >=3.9 <3.14, true",
        "3.14, <3.14, false",
        "6.18.0-107-generic, >6.17, true",
        "6.17, >6.17, false",
        "6.17, >=6.17, true",
        "6.17, <=6.17, true",
        "6.18, <=6.17, false",
        "6.17, <6.17, false",
        "6, <6.0.1, true",
        "6.0.1, >6, true",
        "3.14, /, false",
        "6.18, known, true",
        "unknown, known, false",
        "absent, known, false",
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
        try (Stream<Path> files = Files.list(Fixtures.folder("diagnosis"))) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().matches("[\\n -~]*"));
        }
    }
}
