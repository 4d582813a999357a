package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Signal;
import io.sandcheck.kernel.SystemCalls;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.OutputPattern;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One condition of a rule. */
@FunctionalInterface
interface Condition {

    /** If the condition holds, return the match with what the condition adds to it; otherwise empty. */
    Optional<Match> test(Match match);

    /** Return each way in which the condition holds. */
    default Stream<Match> ways(Match match) {
        return test(match).stream();
    }

    /** Return a condition that holds if all of these hold, one after the other. */
    static Condition all(List<Condition> conditions) {
        return new Condition() {

            @Override
            public Optional<Match> test(Match match) {
                return ways(match).findFirst();
            }

            @Override
            public Stream<Match> ways(Match match) {
                Stream<Match> held = Stream.of(match);
                for (Condition condition : conditions) {
                    held = held.flatMap(condition::ways);
                }
                return held;
            }
        };
    }

    /** A pattern is found in one part of the output inside. */
    static Condition says(Function<ObservedText, String> part, OutputPattern pattern) {
        return match ->
                pattern.find(part.apply(match.text())).map(match::withCaptures).map(found -> found.by(Source.OUTPUT));
    }

    /** A trace of both arms shows a decisive call that fails only inside. */
    static Condition tracedCall(Set<String> calls, Set<String> errors, Optional<OutputPattern> about) {
        return match -> DecisiveCall.in(match)
                .filter(call -> about.isEmpty() || about.get().find(call.text()).isPresent())
                .filter(call -> calls.isEmpty() || calls.contains(NamedCalls.canonical(call.name())))
                .filter(call -> errors.isEmpty() || errors.contains(call.errno()))
                .map(call -> DecisiveCall.told(call, match));
    }

    /** The denied call is a system call, and not a function of a library. */
    static Condition systemCall(boolean expected) {
        return when(match -> expected
                == Optional.ofNullable(match.denied())
                        .map(ProbeResult::syscall)
                        .filter(call -> SystemCalls.find(call).isPresent())
                        .isPresent());
    }

    /** The scenario declares none of these capabilities. */
    static Condition undeclared(Collection<String> capabilities) {
        return when(match -> match.observation().probes().stream()
                .noneMatch(probe -> capabilities.contains(probe.capability().id())));
    }

    /** The command inside exited with one of these. */
    static Condition exitCode(Collection<Long> codes) {
        return inside(result ->
                result.exitCode() != null && codes.contains(result.exitCode().longValue()));
    }

    /** Both arms exited, and their exit codes differ, or do not. */
    static Condition exitCodeChanged(boolean expected) {
        return match -> {
            Optional<Integer> inside = match.inside().map(CommandResult::exitCode);
            Optional<Integer> outside = match.outside().map(CommandResult::exitCode);
            return inside.isPresent() && outside.isPresent() && inside.equals(outside) != expected
                    ? Optional.of(match.by(Source.ENDING))
                    : Optional.empty();
        };
    }

    /**
     * One of these signals ended the command inside, or it exited with the code with which a shell reports that signal.
     */
    static Condition endedBy(Collection<Signal> signals) {
        return match -> match.inside()
                .flatMap(result ->
                        signals.stream().filter(signal -> ended(signal, result)).findFirst())
                .map(signal ->
                        match.withCaptures(Map.of("signal", signal.name())).by(Source.ENDING));
    }

    /**
     * Tell whether a signal ended a command, or the command's exit code says that the signal ended one of its children.
     */
    private static boolean ended(Signal signal, CommandResult result) {
        return signal.name().equals(result.signal())
                || Integer.valueOf(signal.exitCode()).equals(result.exitCode());
    }

    static Condition timedOut(boolean expected) {
        return inside(result -> result.timedOut() == expected);
    }

    /** The command inside was seen to end, or not to end, in one of these ways. */
    static Condition ending(Set<String> kinds) {
        return inside(result -> kinds.contains(result.ending().kind().id()));
    }

    /** A pattern is found in the description of a thread of the command inside that timed out. */
    static Condition stuck(OutputPattern pattern) {
        return match -> pattern.find(String.join("\n", match.stuck()))
                .map(match::withCaptures)
                .map(found -> found.by(Source.ENDING));
    }

    /** Both arms were traced, or were not. */
    static Condition traced(boolean expected) {
        return when(match -> (match.observation().calls() != null) == expected);
    }

    /** The command inside wrote more than was kept, but not the one outside; or the opposite. */
    static Condition flooded(boolean expected) {
        return when(match -> expected
                == (match.inside().filter(Condition::truncated).isPresent()
                        && match.outside().filter(Condition::truncated).isEmpty()));
    }

    static Condition fact(Fact fact, Predicate<String> test) {
        return match -> Optional.of(match)
                .filter(same -> test.test(same.fact(fact)))
                .map(same -> fact.isSeen() ? same.by(Source.FACT) : same);
    }

    /** One of these acts was tried. */
    static Condition act(Collection<String> acts) {
        return when(
                match -> Stream.of(match.fact(Fact.ATTEMPTED).split(" ", -1)).anyMatch(acts::contains));
    }

    private static boolean truncated(CommandResult result) {
        return result.stdout().truncated() || result.stderr().truncated();
    }

    private static Condition inside(Predicate<CommandResult> test) {
        return when(match -> match.inside().filter(test).isPresent());
    }

    private static Condition when(Predicate<Match> test) {
        return match -> Optional.of(match).filter(test);
    }
}
