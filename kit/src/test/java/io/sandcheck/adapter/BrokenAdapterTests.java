package io.sandcheck.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.adapter.AdapterFault.Kind;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenAdapterTests {

    private static final String GREETING = "{\"protocol\":1,\"adapter\":\"broken\",\"offers\":[\"children\"]}";

    private final Host host = ThisMachine.open();

    @AfterEach
    void close() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource
    void brokenGreetingIsNamedInOneSentence(String script, Kind kind, String message) {
        assertThatThrownBy(() -> connect("read request; " + script, SessionAdapter.PATIENCE))
                .isInstanceOf(AdapterFault.class)
                .hasMessage("Adapter [broken.sh] at request 1 [hello]: " + message)
                .extracting(problem -> ((AdapterFault) problem).kind())
                .isEqualTo(kind);
    }

    static Stream<Arguments> brokenGreetingIsNamedInOneSentence() {
        return Stream.of(
                arguments(
                        "echo 'no licence found' >&2; exit 1",
                        Kind.ENDED,
                        "it ended (exit 1); stderr: no licence found"),
                arguments(
                        "echo 'Welcome to Agent 2.0'; cat",
                        Kind.GARBAGE,
                        "its answer is not an object of JSON on one line, but \"Welcome to Agent 2.0\""),
                arguments("cat /dev/zero", Kind.LINE_TOO_LONG, "it wrote a line of more than 4194304 bytes"),
                arguments(
                        says("{\"id\":7,\"ok\":" + GREETING + "}"),
                        Kind.ANSWERED_ANOTHER,
                        "the id of its answer must be that of the request, not 7"),
                arguments(
                        says("{\"ok\":" + GREETING + "}"),
                        Kind.ANSWERED_ANOTHER,
                        "the id of its answer must be that of the request, not nothing"),
                arguments(
                        says("{\"id\":1,\"ok\":" + GREETING.replace("1", "3") + "}"),
                        Kind.WRONG_VERSION,
                        "it speaks protocol 3; the kit speaks 1 and 2"),
                arguments(
                        says("{\"id\":1,\"ok\":" + GREETING.replace("1", "4294967297") + "}"),
                        Kind.MALFORMED,
                        "[ok.protocol] must be a number of at most 32 bits, not 4294967297"),
                arguments(
                        says("{\"id\":1,\"error\":{\"code\":\"protocol\",\"message\":\"I speak 3\"}}"),
                        Kind.WRONG_VERSION,
                        "it refuses protocol 1 and 2: I speak 3"),
                arguments(
                        says("{\"id\":1,\"error\":{\"code\":\"no-idea\",\"message\":\"x\"}}"),
                        Kind.MALFORMED,
                        "[error.code]: unknown code [no-idea]; known: protocol, bad-request, unknown-session,"
                                + " not-offered, policy-not-offered, denied, unavailable, failed"),
                arguments(
                        says("{\"id\":1}"), Kind.MALFORMED, "its answer must have either [ok] or [error]: {\"id\":1}"),
                arguments(
                        says("{\"id\":1,\"ok\":{\"protocol\":1,\"adapter\":\"x\",\"offers\":\"all\"}}"),
                        Kind.MALFORMED,
                        "[ok.offers] must be an array of texts, not \"all\""));
    }

    @Test
    void silenceIsGivenUp() {
        assertThatThrownBy(() -> connect("sleep 1000", Duration.ofMillis(20)))
                .hasMessage("Adapter [broken.sh] at request 1 [hello]: no answer within 0.02 s");
    }

    @Test
    void secondAnswerIsNamedAndNothingMoreIsAsked() {
        String hello = "{\"id\":1,\"ok\":" + GREETING + "}";
        try (AdapterConversation conversation =
                connect("read request; %s; %s; cat".formatted(says(hello), says(hello)), SessionAdapter.PATIENCE)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> open(conversation))
                        .hasMessage("Adapter [broken.sh] at request 2 [open]: it answered request 1 twice");
            }
        }
    }

    @Test
    void refusalIsNoFault() {
        String refusal = "{\"id\":2,\"error\":{\"code\":\"policy-not-offered\",\"message\":\"it offers: read-only\"}}";
        try (AdapterConversation conversation = connect(
                "read request; %s; read request; %s; cat"
                        .formatted(says("{\"id\":1,\"ok\":" + GREETING + "}"), says(refusal)),
                SessionAdapter.PATIENCE)) {
            assertThat(conversation.adapter()).isEqualTo("broken");
            assertThat(conversation.offers(Offer.CHILDREN)).isTrue();
            assertThat(conversation.offers(Offer.POLICY_CHANGE)).isFalse();
            assertThatThrownBy(() -> open(conversation))
                    .isInstanceOf(AdapterRefusal.class)
                    .hasMessage("it offers: read-only")
                    .extracting(problem -> ((AdapterRefusal) problem).code())
                    .isEqualTo(AdapterRefusal.Code.POLICY_NOT_OFFERED);
        }
    }

    @ParameterizedTest
    @MethodSource
    void resultThatMakesNoSenseIsNamed(String replaced, String replacement, String message) {
        String result = "{\"exitCode\":0,\"signal\":null,\"timedOut\":false,\"durationMs\":1,"
                + "\"stdout\":{\"head\":\"b3V0\",\"tail\":\"\",\"bytes\":3},"
                + "\"stderr\":{\"head\":\"\",\"tail\":\"\",\"bytes\":0}}";
        assertThat(result).contains(replaced);
        String answers = Stream.of(GREETING, "{\"session\":\"s1\"}", result.replace(replaced, replacement))
                .map(ok -> "{\"id\":%d,\"ok\":" + ok + "}")
                .reduce("", (script, answer) -> script + "read request; i=$((i+1)); printf '" + answer + "\\n' $i; ");
        try (AdapterConversation conversation = connect(answers, SessionAdapter.PATIENCE)) {
            AdapterSession session = open(conversation);

            assertThatThrownBy(() -> session.run(Command.of("true").withDirectory("/")))
                    .hasMessage("Adapter [broken.sh] at request 3 [run]: " + message);
        }
    }

    static Stream<Arguments> resultThatMakesNoSenseIsNamed() {
        return Stream.of(
                arguments("\"timedOut\":false,", "", "[ok.timedOut] must be true or false, not nothing"),
                arguments("b3V0", "out!", "[ok.stdout.head] must be base64, not \"out!\""),
                arguments(
                        "\"bytes\":3",
                        "\"bytes\":2",
                        "[ok.stdout.bytes] must be the number of all bytes, at least those of [head] and [tail], not 2"),
                arguments("\"exitCode\":0", "\"exitCode\":\"0\"", "[ok.exitCode] must be a whole number, not \"0\""),
                arguments(
                        "\"exitCode\":0",
                        "\"exitCode\":4294967296",
                        "[ok.exitCode] must be a number of at most 32 bits, not 4294967296"),
                arguments(
                        "\"exitCode\":0",
                        "\"exitCode\":null",
                        "[ok.exitCode] must be a whole number if there is no [signal] and [timedOut] is false, not"
                                + " nothing"),
                arguments(
                        "\"signal\":null",
                        "\"signal\":\"SIGSYS\"",
                        "[ok.signal] must be null if there is an [exitCode], not \"SIGSYS\""),
                arguments(
                        "\"durationMs\":1",
                        "\"durationMs\":-1",
                        "[ok.durationMs] must be a number of milliseconds, not -1"));
    }

    @Test
    void linesOfASandboxAroundItsAnswersArePassedOver() {
        Command noisy = Command.of(
                "sh",
                "-c",
                "echo Parent pid 7; echo; read request; echo noise; %s"
                        .formatted(says("{\"id\":1,\"ok\":" + GREETING + "}")));
        SessionAdapter inside = new SessionAdapter("noisy", noisy, "1", true, SessionAdapter.PATIENCE);

        try (AdapterConversation conversation = inside.connect(host)) {
            assertThat(conversation.adapter()).isEqualTo("broken");
        }
        SessionAdapter outside = new SessionAdapter("noisy", noisy, "1", false, SessionAdapter.PATIENCE);
        assertThatThrownBy(() -> outside.connect(host))
                .hasMessageContaining("its answer is not an object of JSON on one line, but \"Parent pid 7\"");
    }

    private AdapterConversation connect(String script, Duration patience) {
        return new SessionAdapter("broken.sh", Command.of("sh", "-c", script), "1", false, patience).connect(host);
    }

    private static AdapterSession open(AdapterConversation conversation) {
        return conversation.open(SandboxPolicy.READ_ONLY, "/", "/", Duration.ofSeconds(10));
    }

    private static String says(String line) {
        return "echo '" + line + "'";
    }
}
