package io.sandcheck.session;

import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Attempt;
import io.sandcheck.act.Try;
import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.host.Placement.Placed;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records whether the acts of a session were tried. */
final class Attempts {

    private static final int QUOTED = 300;

    /**
     * A sandbox may do later what it has denied. So if a process of the sandbox lives on after an act, the kit waits
     * for its end.
     */
    private static final Duration AFTERLIFE = Duration.ofSeconds(4);

    private final List<String> acts = new ArrayList<>();
    private boolean wroteToOpenFiles;
    private @Nullable String untried;

    /** Try one of the kit's acts, under a random name. */
    CommandResult program(SandboxSession session, Host host, String act, String... arguments) {
        Placed placed = Placement.atRandom(host, session.workspace()).place("acts", act);
        CommandResult result = run(session, Map.of(), placed, arguments);
        acts.add(act.replaceFirst("\\.\\w+$", "").replace('_', '-'));
        note(act, result, result.stdout().text().contains(String.valueOf(placed.token())));
        return result;
    }

    /** Make several tries with one command. */
    CommandResult tries(SandboxSession session, Host host, List<Try> tries, Map<String, String> environment) {
        Attempt attempt = new Attempt(tries);
        Placed program = new Placed(attempt.put(host, session.workspace()), null);
        CommandResult result = run(session, environment, program);
        wroteToOpenFiles |= tries.stream()
                .filter(each -> each.act().kind() == Kind.WRITE_INHERITED)
                .anyMatch(each -> attempt.untried(result).contains(each) || InheritedDescriptors.wereWritten(result));
        attempt.untriedKinds(result).forEach(kind -> note(kind, result, false));
        note("any", result, attempt.untried(result).size() < tries.size());
        return result;
    }

    private static CommandResult run(
            SandboxSession session, Map<String, String> environment, Placed program, String... arguments) {
        List<String> argv = new ArrayList<>(program.words(session.python().executable()));
        argv.addAll(List.of(arguments));
        return session.run(Command.of(argv)
                .withTimeLimit(session.timeLimit())
                .withEnvironment(environment)
                .withAfterlife(AFTERLIFE));
    }

    /** Record whether something was tried. */
    void note(String act, CommandResult result, boolean tried) {
        if (!tried && untried == null) {
            String said = result.stderr().text().strip();
            String words = said.isEmpty() ? "" : ", it says: " + said.substring(Math.max(0, said.length() - QUOTED));
            untried = "the act [%s] was not tried (%s)%s".formatted(act, result.outcome(), words);
        }
    }

    /** Return the ids of the programs that were tried: {@code write-file}. */
    List<String> acts() {
        return List.copyOf(acts);
    }

    /** Tell whether they may have written to any file that was left open for them. */
    boolean wroteToOpenFiles() {
        return wroteToOpenFiles;
    }

    /** Return the act that was not tried; empty if all were. */
    Optional<String> untried() {
        return Optional.ofNullable(untried);
    }
}
