package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.OutputPattern;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileOutputTests {

    private final Diagnostician diagnostician = new Diagnostician();

    @Test
    void colouredTracebackIsReadAsIfItWerePlain() {
        String coloured = Observed.text("forkserver-bind-eperm-3.14.txt")
                .replace("File \"", "File \u001B[35m\"")
                .replace("forkserver.py\"", "forkserver.py\"\u001B[0m")
                .replace("listener.bind", "\u001B[31mlistener.bind\u001B[0m\u001B[1;31m")
                .replace("PermissionError", "\u001B[1;35mPermissionError\u001B[0m")
                .replace("\n", "\r\n");
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(coloured, denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.evidence())
                .startsWith(
                        "multiprocessing/forkserver.py, line 160, in ensure_running: listener.bind(address)",
                        "PermissionError: [Errno 1] Operation not permitted");
    }

    @Test
    void nothingOfWhatATerminalObeysReachesTheExplanation() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload(
                        "\u001B]0;title\u0007\u001B]52;c;never ended \u009B2J\u0000\b\u202Edetrevni\u2028 \uD800 {denial} $1 \\1\n"));

        assertThat(diagnosis.evidence())
                .contains("the last line written: \\x1b]52;c;never ended \\x9b2J\\x00\\x08\\u202edetrevni\\u2028 ?"
                        + " {denial} $1 \\1");
    }

    @Test
    void bytesThatAreNoTextAreReplaced() {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 'a', '\n'};
        Output output = new Output(bytes, new byte[0], bytes.length);
        Diagnosis diagnosis = diagnostician.diagnose(
                Observation.of(Phase.WORKLOAD, Observed.result(1, null, false, Output.EMPTY, output)));

        assertThat(diagnosis.evidence()).contains("the last line written: \uFFFD\uFFFDa");
    }

    @Test
    void quoteOfALineOfAMegabyteIsShort() {
        String line = "x".repeat(1 << 20);
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(line));

        assertThat(diagnosis.evidence()).contains("the last line written: " + "x".repeat(240) + "...");
    }

    @Test
    void causeIsFoundAtTheEndOfAMegabyteOfNoise() {
        String noise = ("File \"" + "a/".repeat(400) + "\n").repeat(1300);
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                noise + Observed.text("forkserver-bind-eperm-3.14.txt"), denied("unix-socket-bind", "bind", "EPERM")));

        assertThat(diagnosis.evidence())
                .startsWith("multiprocessing/forkserver.py, line 160, in ensure_running: listener.bind(address)");
    }

    @Test
    void messageOfASandboxIsFoundBehindLongLines() {
        String noise = ("loopback: ".repeat(99) + "\n").repeat(60);
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.start(noise + "bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted\n" + noise));

        assertThat(diagnosis.id()).isEqualTo("userns-capabilities-denied");
    }

    /** Without a limit, these take longer than anyone lives. */
    @ParameterizedTest
    @ValueSource(strings = {"a*a*a*a*a*b", "(?:(a+)\\1?)+b", "(a|aa)+\\1b"})
    void searchThatBacktracksWithoutEndFindsNothing(String regex) {
        assertThat(new OutputPattern(regex).find("a".repeat(900))).isEmpty();
    }

    @Test
    void searchThatRecursesTooDeepFindsNothing() {
        assertThat(new OutputPattern("(?:a|x|\\n)+$").find("a\n".repeat(100_000)))
                .isEmpty();
    }

    @Test
    void errorOfTheStartIsMadePrintableToo() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observation.of(Phase.START, null).fact(Fact.ERROR, "not found: \u001B[2J\nx"));

        assertThat(diagnosis.evidence()).containsExactly("not found: \\x1b[2J x");
    }

    @Test
    void outputIsCutInTheMiddleOnly() {
        byte[] head = ("first\n" + "h".repeat(100)).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("t".repeat(100) + "\nlast\n").getBytes(StandardCharsets.UTF_8);
        ObservedText text =
                ObservedText.of(Observed.result(1, null, false, new Output(head, tail, 1 << 30), Output.EMPTY), "");

        assertThat(text.stdout().lines()).startsWith("first").endsWith("last").hasSize(5);
    }
}
