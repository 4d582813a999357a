package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox must not treat what it recognises as a probe in another way than other programs. */
class InsideProbesTests {

    @Test
    void aSandboxThatGrantsToProbesWhatItDeniesToOthersIsTold() {
        assertThat(favoured(Outcome.DENIED, "unix-socket-bind", Outcome.GRANTED))
                .isEqualTo("the sandbox treats the kit's probes differently from other programs:"
                        + " unix-socket-bind is denied: bind EPERM,"
                        + " but for a program with the name of a probe it is granted");
        assertThat(favoured(Outcome.GRANTED, "unix-socket-bind", Outcome.DENIED))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DENIED, unix-socket-bind, DENIED",
        "DENIED, shared-memory, GRANTED",
        "UNKNOWN, unix-socket-bind, GRANTED",
        "GRANTED, unix-socket-bind, UNKNOWN",
    })
    void theSameAnswerAndNoAnswerAndAnAnswerOfAnotherProbeTellNothing(
            Outcome unrecognised, String capability, Outcome recognised) {
        assertThat(favoured(unrecognised, capability, recognised)).isEmpty();
    }

    private static String favoured(Outcome unrecognised, String capability, Outcome recognised) {
        return InsideProbes.of(
                        List.of(result("unix-socket-bind", unrecognised)),
                        List.of(result(capability, recognised)),
                        null)
                .favoured();
    }

    private static ProbeResult result(String capability, Outcome outcome) {
        return outcome == Outcome.DENIED
                ? new ProbeResult(new Capability(capability), outcome, "bind", "EPERM", null, "")
                : new ProbeResult(new Capability(capability), outcome, null, null, null, "");
    }
}
