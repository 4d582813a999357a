package io.sandcheck.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Damaged answers of the programs that probe and take fingerprints. */
public final class FuzzedProbes {

    private static final String CENSUS = """
            {"capability":"unix-socket-bind","outcome":"denied","syscall":"bind","errno":"EPERM","signal":null,"detail":"x","token":"t"}
            {"capability":"memfd","outcome":"granted","token":"t"}
            {"capability":"ptrace","outcome":"denied","syscall":"ptrace","signal":"SIGSYS","token":"t"}
            a line of the sandbox's own
            """;

    private static final String FINGERPRINT = """
            {"fact":"environment MARK","value":"1","token":"t"}
            {"fact":"status Seccomp","value":"2","token":"t"}
            {"fact":"status Seccomp_filters","value":"3","token":"t"}
            {"fact":"status NoNewPrivs","value":"1","token":"t"}
            {"fact":"status CapEff","value":"00000000a80425fb","token":"t"}
            {"fact":"namespace user","value":"user:[4026531837]","token":"t"}
            {"fact":"namespace net","error":"EACCES","token":"t"}
            {"capability":"write-home","outcome":"granted","token":"t"}
            """;

    private static final FingerprintQuestions QUESTIONS =
            new FingerprintQuestions(List.of("MARK"), Map.of("write-home", List.of("write-file", "/home")));

    private FuzzedProbes() {}

    public static List<FuzzedInput> all() {
        return List.of(
                FuzzedInput.of("census", List.of(CENSUS.getBytes(UTF_8)), input -> {
                    CensusAnswers answers = CensusAnswers.of(result(input), "t");
                    for (String capability : List.of("unix-socket-bind", "memfd", "ptrace")) {
                        answers.about(new Capability(capability)).summary();
                    }
                }),
                FuzzedInput.of("fingerprint", List.of(FINGERPRINT.getBytes(UTF_8)), input -> {
                    FingerprintAnswers sound = FingerprintAnswers.of(result(FINGERPRINT.getBytes(UTF_8)), "t");
                    FingerprintAnswers damaged = FingerprintAnswers.of(result(input), "t");
                    new FingerprintReading(QUESTIONS, damaged, sound).fingerprint();
                    new FingerprintReading(QUESTIONS, sound, damaged).fingerprint();
                }));
    }

    private static CommandResult result(byte[] stdout) {
        return new CommandResult(
                List.of("probe"),
                0,
                null,
                false,
                new Output(stdout, new byte[0], stdout.length),
                Output.EMPTY,
                Duration.ZERO,
                List.of());
    }
}
