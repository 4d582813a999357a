package io.sandcheck.session;

import static java.util.stream.Collectors.joining;

import io.sandcheck.host.Host;
import io.sandcheck.json.Json;
import io.sandcheck.kernel.Signal;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Transparency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a sandbox changed in a command.
 *
 * @param result of the command
 * @param seen what the command said it got
 */
record ChangedCommand(SandboxSession session, Host host, SentCommand sent, CommandResult result, Arrival seen) {

    private static final int QUOTED = 200;
    private static final long CLOCK_SECONDS = 2;
    private static final int SECONDS_PER_HOUR = 3600;

    /**
     * Return the changes, the most important first.
     *
     * @param before state of a command outside, before this one; empty if it is not known
     * @param after the same, after this one
     */
    List<Interference> interferences(Optional<CommandState> before, Optional<CommandState> after) {
        List<Interference> found = new ArrayList<>();
        exitCode().ifPresent(found::add);
        CommandResult killed = session.run(sent.suicide());
        signal(killed).ifPresent(found::add);
        before.flatMap(this::signals).ifPresent(found::add);
        arguments().ifPresent(found::add);
        if (moved()) {
            found.add(new Interference(
                    Transparency.DIRECTORY,
                    "a command runs in %s, and was started in %s".formatted(seen.directory(), session.workspace())));
        }
        before.flatMap(this::umask).ifPresent(found::add);
        input().ifPresent(found::add);
        variables().ifPresent(found::add);
        new ArrivedStreams(result, killed, sent, seen)
                .change()
                .ifPresent(words -> found.add(new Interference(Transparency.STREAMS, words)));
        new ChangedFiles(host, session.workspace(), seen, moved()).change().ifPresent(found::add);
        if (before.isPresent() && after.isPresent()) {
            clock(before.get().time(), after.get().time()).ifPresent(found::add);
        }
        return found;
    }

    /**
     * If a sandbox hides all files of the workspace, the file is missing; if the workspace is mounted elsewhere, the
     * path differs.
     */
    boolean moved() {
        return !seen.directory().isEmpty() && !seen.directory().equals(session.workspace());
    }

    private Optional<Interference> exitCode() {
        Integer code = result.exitCode();
        return code != null && code == sent.exitCode()
                ? Optional.empty()
                : Optional.of(new Interference(
                        Transparency.EXIT_CODE,
                        "a command exits with %d, and the sandbox ends with %s"
                                .formatted(sent.exitCode(), result.outcome())));
    }

    private Optional<Interference> signal(CommandResult killed) {
        Integer code = killed.shellExitCode();
        return code == null
                        || code == Signal.SIGTERM.exitCode()
                        || killed.stdout().text().contains("cannot be killed")
                ? Optional.empty()
                : Optional.of(new Interference(
                        Transparency.SIGNAL,
                        "a command is killed by SIGTERM, and the sandbox ends with " + killed.outcome()));
    }

    private Optional<Interference> signals(CommandState outside) {
        return unlike("ignores", seen.state().ignored(), outside.ignored())
                .or(() -> unlike("blocks", seen.state().blocked(), outside.blocked()));
    }

    private static Optional<Interference> unlike(String verb, List<Integer> inside, List<Integer> outside) {
        String more = inside.stream()
                .filter(number -> !outside.contains(number))
                .map(ChangedCommand::name)
                .collect(joining(", "));
        return more.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interference(
                        Transparency.SIGNAL_ACTIONS,
                        "a command %s %s from its start, and its caller does not".formatted(verb, more)));
    }

    private static String name(int number) {
        Signal[] all = Signal.values();
        return number > 0 && number <= all.length ? all[number - 1].name() : "signal " + number;
    }

    private Optional<Interference> arguments() {
        List<String> wanted = SentCommand.ARGUMENTS;
        List<String> arrived = seen.arguments();
        if (arrived.equals(wanted)) {
            return Optional.empty();
        }
        int same = 0;
        while (same < Math.min(arrived.size(), wanted.size())
                && arrived.get(same).equals(wanted.get(same))) {
            same++;
        }
        String lost = same < wanted.size() ? Json.line(wanted.get(same)) : "nothing";
        return Optional.of(new Interference(
                Transparency.ARGUMENTS,
                "an argument of a command is changed: %s arrives as %s"
                        .formatted(lost, same < arrived.size() ? Json.line(arrived.get(same)) : "nothing")));
    }

    private Optional<Interference> umask(CommandState outside) {
        return seen.state().umask() == outside.umask()
                ? Optional.empty()
                : Optional.of(new Interference(
                        Transparency.UMASK,
                        "the umask of a command is %03o, and that of its caller %03o"
                                .formatted(seen.state().umask(), outside.umask())));
    }

    private Optional<Interference> input() {
        if (!seen.input().equals(sent.input())) {
            return Optional.of(new Interference(
                    Transparency.INPUT,
                    seen.input().contains(sent.token())
                            ? "standard input arrives changed: %s instead of %s"
                                    .formatted(Json.line(afterToken(seen.input())), Json.line(afterToken(sent.input())))
                            : "standard input does not reach the command"));
        }
        return seen.ended()
                ? Optional.empty()
                : Optional.of(new Interference(Transparency.INPUT, "standard input does not end for the command"));
    }

    private String afterToken(String input) {
        int begin = input.indexOf(sent.token()) + sent.token().length();
        return input.substring(begin, Math.min(input.length(), begin + QUOTED));
    }

    private Optional<Interference> variables() {
        if (!seen.variable().equals(sent.token())) {
            return Optional.of(new Interference(
                    Transparency.ENVIRONMENT, "a variable of the caller's environment does not reach the command"));
        }
        return sent.environment().keySet().stream()
                .filter(name -> !seen.variables().contains(name))
                .sorted()
                .findFirst()
                .map(name -> new Interference(
                        Transparency.ENVIRONMENT,
                        "the variable %s of the caller's environment does not reach the command".formatted(name)));
    }

    private Optional<Interference> clock(long before, long after) {
        long time = seen.state().time();
        if (time < before - CLOCK_SECONDS || time > after + CLOCK_SECONDS) {
            return Optional.of(new Interference(
                    Transparency.CLOCK, "the clock inside differs from the host's by %d s".formatted(time - before)));
        }
        return seen.zone() == 0
                ? Optional.empty()
                : Optional.of(new Interference(
                        Transparency.CLOCK,
                        String.format(
                                Locale.ROOT,
                                "the caller's time zone is UTC, and that of a command is UTC%+.1f",
                                seen.zone() / (double) SECONDS_PER_HOUR)));
    }
}
