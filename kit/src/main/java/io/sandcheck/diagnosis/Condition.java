package io.sandcheck.diagnosis;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.OutputPattern;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One condition of a rule. */
@FunctionalInterface
interface Condition {

    /** Return the findings, with what the condition adds to them, where it holds; nothing where it does not. */
    Optional<Findings> test(Findings findings);

    /** Return a condition that holds where all of these do, one after the other. */
    static Condition all(List<Condition> conditions) {
        return findings -> {
            Optional<Findings> held = Optional.of(findings);
            for (Condition condition : conditions) {
                held = held.flatMap(condition::test);
            }
            return held;
        };
    }

    /** A pattern is found in that part of what was written inside. */
    static Condition says(Function<ObservedText, String> part, OutputPattern pattern) {
        return findings -> pattern.find(part.apply(findings.text())).map(findings::withCaptures);
    }

    /** The output does, or does not, name the errno of the denial that an earlier condition chose. */
    static Condition namesErrno(boolean expected) {
        return when(findings -> expected
                == findings.errno()
                        .flatMap(Errno::find)
                        .filter(errno -> errno.namedIn(findings.text().all()))
                        .isPresent());
    }

    /** None of these capabilities was probed, because the scenario does not declare them. */
    static Condition undeclared(Collection<String> capabilities) {
        return when(findings -> findings.observation().probes().stream()
                .noneMatch(probe -> capabilities.contains(probe.capability().id())));
    }

    /** The command inside exited with one of these. */
    static Condition exitCode(Collection<Long> codes) {
        return inside(result ->
                result.exitCode() != null && codes.contains(result.exitCode().longValue()));
    }

    /** Both arms exited, and their exit codes differ, or do not. */
    static Condition exitCodeChanged(boolean expected) {
        return when(findings -> {
            Optional<Integer> inside = findings.inside().map(CommandResult::exitCode);
            Optional<Integer> outside = findings.outside().map(CommandResult::exitCode);
            return inside.isPresent() && outside.isPresent() && inside.equals(outside) != expected;
        });
    }

    /** The command inside was ended by that signal, or exited with the code by which a shell reports it. */
    static Condition endedBy(Signal signal) {
        return inside(result -> signal.name().equals(result.signal())
                || Integer.valueOf(128 + signal.number()).equals(result.exitCode()));
    }

    static Condition timedOut(boolean expected) {
        return inside(result -> result.timedOut() == expected);
    }

    /** A pattern is found in what is said of a thread of the command inside that ran out of time. */
    static Condition stuck(OutputPattern pattern) {
        return findings -> pattern.find(String.join("\n", findings.stuck())).map(findings::withCaptures);
    }

    /** The command inside wrote more than was kept, and the one outside did not; or that is not so. */
    static Condition flooded(boolean expected) {
        return when(findings -> expected
                == (findings.inside().filter(Condition::truncated).isPresent()
                        && findings.outside().filter(Condition::truncated).isEmpty()));
    }

    static Condition fact(Fact fact, Predicate<String> test) {
        return when(findings -> test.test(findings.fact(fact)));
    }

    /** One of these acts was tried. */
    static Condition act(Collection<String> acts) {
        return when(findings ->
                Stream.of(findings.fact(Fact.ATTEMPTED).split(" ", -1)).anyMatch(acts::contains));
    }

    private static boolean truncated(CommandResult result) {
        return result.stdout().truncated() || result.stderr().truncated();
    }

    private static Condition inside(Predicate<CommandResult> test) {
        return when(findings -> findings.inside().filter(test).isPresent());
    }

    private static Condition when(Predicate<Findings> test) {
        return findings -> Optional.of(findings).filter(test);
    }
}
