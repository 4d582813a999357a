package io.sandcheck.adapter;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.List;

/** Reads the result of a command from an adapter's answer. */
final class RunAnswer {

    private static final double NANOSECONDS = 1_000_000;

    private RunAnswer() {}

    static CommandResult read(AdapterAnswer answer, List<String> argv) {
        String signal = answer.optionalText("signal");
        boolean timedOut = answer.flag("timedOut");
        Integer exitCode = answer.has("exitCode") ? (Integer) answer.smallNumber("exitCode") : null;
        if (exitCode != null && signal != null) {
            throw answer.malformed("signal", "null if there is an [exitCode]");
        }
        if (exitCode == null && signal == null && !timedOut) {
            throw answer.malformed("exitCode", "a whole number if there is no [signal] and [timedOut] is false");
        }
        return new CommandResult(
                argv,
                exitCode,
                signal,
                timedOut,
                output(answer.part("stdout")),
                output(answer.part("stderr")),
                Duration.ofNanos(Math.round(answer.milliseconds("durationMs") * NANOSECONDS)),
                answer.has("leftBehind") ? answer.texts("leftBehind") : List.of(),
                List.of(),
                Ending.of(timedOut ? Ending.Kind.UNKNOWN : Ending.Kind.ENDED));
    }

    private static Output output(AdapterAnswer stream) {
        Output output = new Output(stream.base64("head"), stream.base64("tail"), stream.number("bytes"));
        if (output.totalBytes() < output.head().length + output.tail().length) {
            throw stream.malformed("bytes", "the number of all bytes, at least those of [head] and [tail]");
        }
        return output;
    }
}
