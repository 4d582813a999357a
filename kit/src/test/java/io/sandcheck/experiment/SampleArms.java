package io.sandcheck.experiment;

import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arms as workloads and acts leave them. */
final class SampleArms {

    private SampleArms() {}

    static Arm worked() {
        return new Arm(exit(0), null);
    }

    static Arm denied() {
        return new Arm(exit(1), null);
    }

    static Arm failed(String failure) {
        return new Arm(exit(1), failure);
    }

    static Arm withEffect(String effect, CommandResult command, @Nullable String failure) {
        return arm(command, failure, effect, true, "");
    }

    static Arm leaving(String residue) {
        return arm(exit(1), null, "", true, residue);
    }

    /** Make the arm of a sandbox that did not start for its command. */
    static Arm notBegun(@Nullable CommandResult start) {
        return arm(start, null, "", false, "");
    }

    /** Make the arm of an act that the machine disturbed. */
    static Arm disturbed(String effect) {
        return arm(paused(), "it timed out", effect, true, "");
    }

    static CommandResult exit(int code) {
        return SampleResults.command(code, "", "");
    }

    /** Make the result of a command during which the machine was stopped for 25 seconds. */
    static CommandResult paused() {
        Ending ending = new Ending(Ending.Kind.ENDED, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(25));
        return new CommandResult(
                List.of("act"),
                1,
                null,
                false,
                Output.EMPTY,
                Output.EMPTY,
                Duration.ofSeconds(26),
                List.of(),
                List.of(),
                ending);
    }

    private static Arm arm(
            @Nullable CommandResult command, @Nullable String failure, String effect, boolean begun, String residue) {
        return new Arm(
                command, failure, effect, Map.of(), List.of(), begun, List.of(), List.of(), null, residue, List.of());
    }
}
