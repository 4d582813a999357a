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
 * Tries, each with a check from outside whether it had its effect.
 *
 * <pre>
 * String path = around.directory() + "/file";
 * new WatchedTries()
 *         .add(Doer.PYTHON, Act.of(Act.Kind.CREATE, path, "content"), result -&gt; around.exists(path))
 *         .attempt(sandbox, around, "a file outside was created");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class WatchedTries {

    private final Map<Try, Predicate<CommandResult>> watched = new LinkedHashMap<>();
    private boolean sameEffect;

    /**
     * Add an act for one program, if that program can do it.
     *
     * @param happened tells from outside whether it had its effect; it is called after all tries were made
     */
    public WatchedTries add(Doer doer, Act act, Predicate<CommandResult> happened) {
        if (doer.can(act)) {
            watched.put(Try.of(doer, act), happened);
        }
        return this;
    }

    /**
     * Add an act for each program that can do it. All of them have the same effect, so the effect does not show which
     * program caused it.
     */
    public WatchedTries add(Act act, Predicate<CommandResult> happened) {
        sameEffect = true;
        for (Doer doer : Doer.values()) {
            add(doer, act, happened);
        }
        return this;
    }

    /**
     * Add, for each program, a try to print a file. The secret in the file then appears in the output, or it does not.
     */
    public WatchedTries addReading(String path, String secret) {
        return add(Act.of(Act.Kind.READ, path), result -> printed(result, secret));
    }

    /**
     * Make the tries, check, and record the effects.
     *
     * @param effect description for those that had one: {@code the memory of a process outside was read}
     */
    public void attempt(SandboxSession sandbox, Surroundings around, String effect) {
        attempt(sandbox::attempt, around, effect);
    }

    /** Make the tries with additional variables. */
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

    /** Tell whether a secret appears in the output of a command. */
    public static boolean printed(CommandResult result, String secret) {
        return (result.stdout().text() + result.stderr().text()).contains(secret);
    }
}
