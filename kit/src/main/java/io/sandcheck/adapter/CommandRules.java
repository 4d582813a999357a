package io.sandcheck.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules of the protocol for running a command. */
final class CommandRules {

    private static final int LIMIT = 1000;
    private static final long WRITTEN = 300_000;
    private static final Duration SHORT = Duration.ofMillis(500);

    private CommandRules() {}

    static void exitCode(AdapterUnderTest adapter) {
        CommandResult result = adapter.run(adapter.session(), "echo out; echo wrong >&2; exit 7");
        adapter.require(Objects.equals(result.exitCode(), 7), "of [exit 7]: " + result.outcome());
        adapter.require(
                wrote(result, "out"),
                "of [echo out]: stdout " + AdapterAnswer.quoted(result.stdout().text()));
        adapter.require(
                wrote(result, "wrong"),
                "of [echo wrong >&2]: stderr "
                        + AdapterAnswer.quoted(result.stderr().text()));
    }

    static void surroundings(AdapterUnderTest adapter) {
        CommandResult result = adapter.session()
                .run(adapter.shell("cat; echo; echo $SANDCHECK_CHECKS; pwd")
                        .withStdin("given".getBytes(UTF_8))
                        .withEnvironment(Map.of("SANDCHECK_CHECKS", "it")));
        adapter.require(
                wrote(result, "given"),
                "[cat] with stdin [given] wrote "
                        + AdapterAnswer.quoted(result.stdout().text()));
        adapter.require(wrote(result, "it"), "the variable SANDCHECK_CHECKS is not [it]");
        adapter.require(wrote(result, adapter.workspace()), "[pwd] did not write " + adapter.workspace());
    }

    static void timeLimit(AdapterUnderTest adapter) {
        CommandResult result = adapter.session().run(adapter.shell("sleep 1000").withTimeLimit(SHORT));
        adapter.require(result.timedOut(), "of [sleep 1000] with timeLimitMs 500: " + result.outcome());
    }

    static void outputLimit(AdapterUnderTest adapter) {
        CommandResult result = adapter.session()
                .run(adapter.shell("head -c %s /dev/zero | tr '\\000' x".formatted(WRITTEN))
                        .withOutputLimit(LIMIT));
        Output stdout = result.stdout();
        int kept = stdout.head().length + stdout.tail().length;
        adapter.require(kept <= LIMIT, "head and tail have %d bytes, outputLimit was %d".formatted(kept, LIMIT));
        adapter.require(
                stdout.totalBytes() == WRITTEN, "bytes is %d, written were %d".formatted(stdout.totalBytes(), WRITTEN));
    }

    static void missingProgram(AdapterUnderTest adapter) {
        CommandResult result = adapter.session().run(adapter.command("sandcheck-no-such-program"));
        adapter.require(Objects.equals(result.exitCode(), 127), "of [sandcheck-no-such-program]: " + result.outcome());
    }

    /** An adapter that cannot separate the streams puts everything into stdout. */
    static boolean wrote(CommandResult result, String line) {
        return Stream.of(result.stdout(), result.stderr())
                .flatMap(output -> output.text().lines())
                .anyMatch(line::equals);
    }
}
