package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.host.Host;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.FileAccess;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Transparency;
import io.sandcheck.session.HandOver.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs one small program twice in a sandbox, to see what the sandbox changes in a command. */
final class HandOverCheck {

    private static final String PROGRAM = "/checks/tell_what_arrived.py";
    private static final Pattern UNREADABLE = Pattern.compile("can't open file '[^']*" + Pattern.quote(PROGRAM) + "'");
    private static final String RUNS = "/.sandcheck-runs";
    private static final String HERE = "/.sandcheck-here";
    /** Arguments that a shell would split, expand or drop, if a sandbox passes its command to one. */
    private static final List<String> ARGUMENTS =
            List.of("", "two  words", "*", "$HOME", "it's", "\"", "back\\slash", "a\nb", "~", ";", "{x}");

    private static final String OUTSIDE = "import os, time; print(int(time.time()), os.umask(0))";
    private static final Pattern ANSWER = Pattern.compile("(\\d{1,18}) (\\d{1,4})");
    private static final int UNKNOWN = -1;

    private static final int LIMIT = 1 << 12;
    private static final int QUOTED = 200;
    private static final long CLOCK_SECONDS = 2;

    private final SandboxSession session;
    private final Host host;
    private final SandboxPolicy policy;
    private final long factor = number();
    private final long onStdout = number();
    private final long onStderr = number();
    private final int exitCode = StartQuestion.exitCodeAtRandom();
    private final String variable = RandomNames.name().toUpperCase(Locale.ROOT);
    private final String token = UUID.randomUUID().toString();

    /** The clock outside, in seconds since 1970, or 0; and the umask, or {@link #UNKNOWN}. */
    private record Outside(long time, int umask) {}

    private HandOverCheck(SandboxSession session, Host host, SandboxPolicy policy) {
        this.session = session;
        this.host = host;
        this.policy = policy;
    }

    /** Check it in a session that has its own workspace. */
    static HandOver of(SandboxSession session, Host host, SandboxPolicy policy) {
        return new HandOverCheck(session, host, policy).check();
    }

    private static long number() {
        return ThreadLocalRandom.current().nextLong(1 << 20, 1 << 30);
    }

    private HandOver check() {
        host.put(session.workspace() + HERE, new byte[0], false);
        Outside before = outside();
        CommandResult result;
        String ancestors;
        try (Ancestry ancestry = Ancestry.of(host, program().get(1), String.valueOf(factor), session.workspace())) {
            result = session.run(Command.of(argv())
                    .withTimeLimit(session.timeLimit())
                    .withEnvironment(Map.of(variable, token))
                    .withStdin((token + "\n").getBytes(UTF_8)));
            ancestors = ancestry.seen();
        }
        Outside after = outside();
        Optional<Arrival> arrival = Arrival.in(result, factor * onStdout);
        if (arrival.isEmpty()) {
            return new HandOver(obstacle(result), List.of(), Map.of());
        }
        Arrival seen = arrival.get();
        Optional<Obstacle> unwritable = unwritable(seen);
        return unwritable.isPresent()
                ? new HandOver(unwritable, List.of(), Map.of())
                : new HandOver(
                        Optional.empty(),
                        interferences(result, seen, before, after),
                        Map.of("proc", seen.proc(), "started-by", ancestors));
    }

    private List<String> argv() {
        List<String> argv = new ArrayList<>(program());
        Stream.of(factor, onStdout, onStderr, (long) exitCode)
                .map(String::valueOf)
                .forEach(argv::add);
        argv.add(variable);
        argv.addAll(ARGUMENTS);
        return argv;
    }

    private List<String> program() {
        return List.of(session.python().executable(), host.layout().fixtures() + PROGRAM);
    }

    private Outside outside() {
        CommandResult said = host.run(Command.of(session.python().executable(), "-S", "-c", OUTSIDE));
        Matcher answer = ANSWER.matcher(said.stdout().text().strip());
        return answer.matches()
                ? new Outside(Long.parseLong(answer.group(1)), Integer.parseInt(answer.group(2)))
                : new Outside(0, UNKNOWN);
    }

    /** If the program ran but its answer is lost, this is no obstacle: the workloads will show it. */
    private Optional<Obstacle> obstacle(CommandResult result) {
        String said = result.stderr().text() + result.stdout().text();
        String last =
                said.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce("", (earlier, later) -> later);
        String words = last.isEmpty() ? result.outcome() : last.substring(0, Math.min(QUOTED, last.length()));
        if (UNREADABLE.matcher(said).find()) {
            return Optional.of(new Obstacle("kit-hidden", words));
        }
        return result.succeeded() || said.contains(Long.toString(factor * onStderr))
                ? Optional.empty()
                : Optional.of(new Obstacle("python-unusable", words));
    }

    private Optional<Obstacle> unwritable(Arrival seen) {
        return policy.files() == FileAccess.READ_ONLY || seen.unwritable().isEmpty() || moved(seen)
                ? Optional.empty()
                : Optional.of(new Obstacle("workspace-not-writable", session.workspace() + ": " + seen.unwritable()));
    }

    private List<Interference> interferences(CommandResult result, Arrival seen, Outside before, Outside after) {
        List<Interference> found = new ArrayList<>();
        Integer code = result.exitCode();
        if (code == null || code != exitCode) {
            found.add(new Interference(
                    Transparency.EXIT_CODE,
                    "a command exits with %d, and the sandbox ends with %s".formatted(exitCode, result.outcome())));
        }
        signal().ifPresent(found::add);
        if (!seen.arguments().equals(ARGUMENTS)) {
            found.add(new Interference(Transparency.ARGUMENTS, arguments(seen.arguments())));
        }
        if (moved(seen)) {
            found.add(new Interference(
                    Transparency.DIRECTORY,
                    "a command runs in %s, and was started in %s".formatted(seen.directory(), session.workspace())));
        }
        if (before.umask() != UNKNOWN && seen.umask() != before.umask()) {
            found.add(new Interference(
                    Transparency.UMASK,
                    "the umask of a command is %03o, and that of its caller %03o"
                            .formatted(seen.umask(), before.umask())));
        }
        input(seen).ifPresent(found::add);
        if (!seen.variable().equals(token)) {
            found.add(new Interference(
                    Transparency.ENVIRONMENT, "a variable of the caller's environment does not reach the command"));
        }
        new ArrivedStreams(result, factor * onStderr, seen)
                .change()
                .ifPresent(words -> found.add(new Interference(Transparency.STREAMS, words)));
        runs().ifPresent(found::add);
        if (before.time() > 0
                && (seen.time() < before.time() - CLOCK_SECONDS || seen.time() > after.time() + CLOCK_SECONDS)) {
            found.add(new Interference(
                    Transparency.CLOCK,
                    "the clock inside differs from the host's by %d s".formatted(seen.time() - before.time())));
        }
        return found;
    }

    /**
     * If a sandbox hides all files of the workspace, the file is missing; if the workspace is mounted elsewhere, the
     * path differs.
     */
    private boolean moved(Arrival seen) {
        return !seen.directory().isEmpty() && !seen.directory().equals(session.workspace());
    }

    private static String arguments(List<String> arrived) {
        int same = 0;
        while (same < arrived.size()
                && same < ARGUMENTS.size()
                && arrived.get(same).equals(ARGUMENTS.get(same))) {
            same++;
        }
        String lost = same < ARGUMENTS.size() ? Json.line(ARGUMENTS.get(same)) : "nothing";
        return "of the arguments of a command, %s arrives as %s"
                .formatted(lost, same < arrived.size() ? Json.line(arrived.get(same)) : "nothing");
    }

    private Optional<Interference> signal() {
        List<String> argv = new ArrayList<>(program());
        argv.add("--die");
        CommandResult result = session.run(argv);
        return result.succeeded() && !result.stdout().text().contains("cannot be killed")
                ? Optional.of(new Interference(
                        Transparency.SIGNAL, "a command is killed by SIGTERM, and the sandbox ends with exit 0"))
                : Optional.empty();
    }

    private Optional<Interference> input(Arrival seen) {
        if (!seen.input().equals(token + "\n")) {
            return Optional.of(new Interference(Transparency.INPUT, "standard input does not reach the command"));
        }
        return seen.ended()
                ? Optional.empty()
                : Optional.of(new Interference(Transparency.INPUT, "standard input does not end for the command"));
    }

    private Optional<Interference> runs() {
        String file = session.workspace() + RUNS;
        long runs = host.exists(file)
                ? new String(host.read(file, LIMIT), UTF_8).lines().count()
                : 0;
        return runs > 1
                ? Optional.of(new Interference(Transparency.RUNS_ONCE, "a command runs %d times".formatted(runs)))
                : Optional.empty();
    }
}
