package io.sandcheck.session;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.FileAccess;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.HandOver.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs one small program twice in a sandbox, to see what the sandbox changes in a command. */
final class HandOverCheck {

    private static final Pattern UNREADABLE =
            Pattern.compile("can't open file '[^']*" + Pattern.quote(SentCommand.PROGRAM) + "'");
    private static final int QUOTED = 200;
    private static final int MOST_WORDS = 200;

    private final SandboxSession session;
    private final Host host;
    private final SandboxPolicy policy;
    private final SentCommand sent;

    private HandOverCheck(SandboxSession session, Host host, SandboxPolicy policy, boolean text) {
        this.session = session;
        this.host = host;
        this.policy = policy;
        this.sent = SentCommand.atRandom(session.python(), host, text);
    }

    /**
     * Check it in a session that has its own workspace.
     *
     * @param text whether the session carries only text
     */
    static HandOver of(SandboxSession session, Host host, SandboxPolicy policy, boolean text) {
        return new HandOverCheck(session, host, policy, text).check();
    }

    private HandOver check() {
        host.put(session.workspace() + ChangedFiles.HERE, new byte[0], false);
        Optional<CommandState> before = CommandState.outside(host, session.python());
        CommandResult result;
        String ancestors;
        try (Ancestry ancestry =
                Ancestry.of(host, sent.program().get(1), String.valueOf(sent.factor()), session.workspace())) {
            result = session.run(sent.command(session.timeLimit()));
            ancestors = ancestry.seen();
        }
        Optional<CommandState> after = CommandState.outside(host, session.python());
        Optional<Arrival> arrival = Arrival.in(result, sent.productOnStdout());
        if (arrival.isEmpty()) {
            return new HandOver(obstacle(result), List.of(), Set.of(), Map.of());
        }
        Arrival seen = arrival.get();
        ChangedCommand changed = new ChangedCommand(session, host, sent, result, seen);
        Optional<Obstacle> unwritable = unwritable(seen, changed);
        return unwritable.isPresent()
                ? new HandOver(unwritable, List.of(), Set.of(), Map.of())
                : new HandOver(
                        Optional.empty(),
                        changed.interferences(before, after),
                        ownWords(result),
                        Map.of("proc", seen.proc(), "started-by", ancestors));
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
        return result.succeeded() || said.contains(Long.toString(sent.productOnStderr()))
                ? Optional.empty()
                : Optional.of(new Obstacle("python-unusable", words));
    }

    /**
     * The program itself writes one number. It ends with a failure, and a sandbox may speak of that. So what it writes
     * for every command is also written for one that succeeds.
     */
    private Set<String> ownWords(CommandResult result) {
        Set<String> words = words(result);
        if (words.isEmpty()) {
            return words;
        }
        Set<String> always = words(session.run(sent.success()));
        return words.stream().filter(always::contains).collect(toUnmodifiableSet());
    }

    private Set<String> words(CommandResult result) {
        return result.stderr()
                .text()
                .lines()
                .filter(line -> !line.isBlank() && !line.contains(Long.toString(sent.productOnStderr())))
                .limit(MOST_WORDS)
                .map(HandOver::shape)
                .collect(toUnmodifiableSet());
    }

    private Optional<Obstacle> unwritable(Arrival seen, ChangedCommand changed) {
        return policy.files() == FileAccess.READ_ONLY || seen.unwritable().isEmpty() || changed.moved()
                ? Optional.empty()
                : Optional.of(new Obstacle("workspace-not-writable", session.workspace() + ": " + seen.unwritable()));
    }
}
