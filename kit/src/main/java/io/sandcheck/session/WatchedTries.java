package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Attempt;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.sandbox.CommandResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Tries, each with a look from outside at whether it had its effect.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WatchedTries {

    private final Map<Try, Predicate<CommandResult>> watched = new LinkedHashMap<>();
    private boolean sameEffect;

    /**
     * Plan an act for one program, if that can do it.
     *
     * @param happened tells from outside whether it had its effect; it is asked after all tries were made
     */
    public WatchedTries add(Doer doer, Act act, Predicate<CommandResult> happened) {
        if (doer.can(act)) {
            watched.put(Try.of(doer, act), happened);
        }
        return this;
    }

    /** Plan an act for each program that can do it, whose effect is the same: it does not show which of them had it. */
    public WatchedTries add(Act act, Predicate<CommandResult> happened) {
        sameEffect = true;
        for (Doer doer : Doer.values()) {
            add(doer, act, happened);
        }
        return this;
    }

    /** Plan to print a file for each program. The secret in it comes out of the sandbox, or does not. */
    public WatchedTries addReading(String path, String secret) {
        return add(Act.of(Act.Kind.READ, path), result -> printed(result, secret));
    }

    /**
     * Make the tries, look, and note the effects.
     *
     * @param effect what is to be said of those that had one: {@code the memory of a process outside was read}
     */
    public void attempt(SandboxSession sandbox, Surroundings around, String effect) {
        attempt(sandbox::attempt, around, effect);
    }

    /** Make the tries with variables besides those of all commands. */
    public void attempt(SandboxSession sandbox, Surroundings around, Map<String, String> environment, String effect) {
        attempt(tries -> sandbox.attempt(tries, environment), around, effect);
    }

    private void attempt(Function<List<Try>, CommandResult> make, Surroundings around, String effect) {
        List<Try> tries = List.copyOf(watched.keySet());
        CommandResult result = make.apply(tries);
        List<Try> had = tries.stream()
                .filter(each -> watched.getOrDefault(each, any -> false).test(result))
                .toList();
        Effects.of(had, new Attempt(tries))
                .ifPresent(how -> around.effect(true, sameEffect ? effect : effect + ": " + how));
    }

    /** Tell whether a secret came out of the sandbox. */
    public static boolean printed(CommandResult result, String secret) {
        return (result.stdout().text() + result.stderr().text()).contains(secret);
    }
}
