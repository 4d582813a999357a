package io.sandcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CensusTests {

    private static final Capability BIND = new Capability("unix-socket-bind");
    private static final Capability FORK = new Capability("process-fork");

    @Test
    void answersComeBackInTheOrderOfTheQuestions() {
        List<ProbeResult> results = censusThatPrints("""
                {"capability": "process-fork", "outcome": "granted", "detail": "a child came and went"}
                {"capability": "unix-socket-bind", "outcome": "denied", "syscall": "bind", "errno": "EPERM", "detail": "x"}
                """).take(List.of(BIND, FORK));

        assertThat(results)
                .containsExactly(
                        new ProbeResult(BIND, Outcome.DENIED, "bind", "EPERM", null, "x"),
                        new ProbeResult(FORK, Outcome.GRANTED, null, null, null, "a child came and went"));
    }

    @Test
    void linesOfTheSandboxItselfArePassedOver() {
        ProbeResult result = only(censusThatPrints("""
                Welcome to the sandbox!
                {"level": "warning", "text": "experimental"}
                [1, 2]
                {"capability": "process-fork", "outcome": "granted", "detail": "-"}
                {"capability": "unix-socket-bind", "outcome": "granted", "detail": "bound"}
                {"capability":
                """).take(List.of(BIND)));

        assertThat(result.summary()).isEqualTo("granted");
    }

    @Test
    void aMissingAnswerIsUnknownWithTheEndOfTheCensus() {
        assertThat(only(censusThatPrints("").take(List.of(BIND))).summary())
                .isEqualTo("unknown: no answer (census: exit 0)");
    }

    @Test
    void twoAnswersToOneQuestionAreUnknown() {
        String answer = "{\"capability\": \"unix-socket-bind\", \"outcome\": \"granted\", \"detail\": \"-\"}\n";

        assertThat(only(censusThatPrints(answer + answer).take(List.of(BIND))).summary())
                .isEqualTo("unknown: 2 answers, one was due (census: exit 0)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'outcome': 'allowed'",
                "'syscall': 'bind'",
                "'outcome': 'denied'",
                "'outcome': 'denied', 'syscall': 'bind'",
                "'outcome': 'denied', 'errno': 'EPERM'",
                "'outcome': 'denied', 'syscall': '<b>', 'errno': 'EPERM'",
                "'outcome': 'denied', 'syscall': 'bind', 'errno': 'Operation not permitted'",
                "'outcome': 'denied', 'syscall': 'bind', 'signal': '31'",
                "'outcome': 'denied', 'syscall': 'bind', 'errno': 'EPERM', 'signal': 'SIGSYS'",
            })
    void anAnswerThatMakesNoSenseIsUnknown(String parts) {
        String answer =
                "{'capability': 'unix-socket-bind', %s}\n".formatted(parts).replace('\'', '"');

        ProbeResult result = only(censusThatPrints(answer).take(List.of(BIND)));

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.summary()).startsWith("unknown: garbled answer: Answer[capability=unix-socket-bind, ");
    }

    @Test
    void aLongDetailIsCutShort() {
        String answer = "{\"capability\": \"unix-socket-bind\", \"outcome\": \"granted\", \"detail\": \"%s\"}\n";

        ProbeResult result =
                only(censusThatPrints(answer.formatted("x".repeat(10_000))).take(List.of(BIND)));

        assertThat(result.detail()).isEqualTo("x".repeat(200) + "...");
    }

    @Test
    void aCapabilityWithoutAProbeIsAnErrorThatListsTheKnownOnes() {
        assertThatThrownBy(() -> censusThatPrints("").take(List.of(BIND, new Capability("time-travel"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Census: unknown capability [time-travel]; known: connect-tcp, device-nodes, ");
    }

    @Test
    void withoutQuestionsNothingIsRun() {
        Census census = new Census(
                argv -> {
                    throw new AssertionError("ran " + argv);
                },
                "python3",
                "/fixtures");

        assertThat(census.take(List.of())).isEmpty();
    }

    @Test
    void theProbesAreRunByOneCommand() {
        Census census = new Census(
                argv -> {
                    assertThat(argv)
                            .containsExactly(
                                    "python3", "/fixtures/probes/census.py", "unix-socket-bind", "process-fork");
                    return printed("");
                },
                "python3",
                "/fixtures");

        assertThat(census.take(List.of(BIND, FORK))).hasSize(2);
    }

    private static Census censusThatPrints(String stdout) {
        return new Census(argv -> printed(stdout), "python3", "/fixtures");
    }

    private static CommandResult printed(String stdout) {
        byte[] bytes = stdout.getBytes(StandardCharsets.UTF_8);
        Output output = new Output(bytes, new byte[0], bytes.length);
        return new CommandResult(List.of("census"), 0, null, false, output, Output.EMPTY, Duration.ZERO, List.of());
    }

    private static ProbeResult only(List<ProbeResult> results) {
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
