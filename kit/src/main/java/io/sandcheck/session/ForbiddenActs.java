package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Attempt;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.Peer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.EnforcementAct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The acts with which the kit checks that a policy is enforced, before any result counts. Guards can use them too.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ForbiddenActs {

    static final String ENVIRONMENT_READ = "the sandbox revealed a variable of a process outside";

    private ForbiddenActs() {}

    /** Do one of the acts with which the enforcement of a policy is checked. */
    public static void attempt(EnforcementAct act, SandboxSession sandbox, Surroundings around) {
        switch (act) {
            case WRITE_OUTSIDE_WORKSPACE -> writeOutsideWorkspace(sandbox, around);
            case CONNECT_LOOPBACK -> connectLoopback(sandbox, around);
        }
    }

    /**
     * Change files outside of the workspace and of the temporary directories, and write to descriptors that were left
     * open. If all of that is denied, try once more in another command.
     */
    public static void writeOutsideWorkspace(SandboxSession sandbox, Surroundings around) {
        FileVictims victims = FileVictims.in(around.directory(), sandbox.workspace(), around, List.of());
        InheritedDescriptors inherited = new InheritedDescriptors(around.layout(), sandbox.workspace());
        List<Try> tries = new ArrayList<>(victims.tries());
        tries.add(inherited.attempt());
        CommandResult result = sandbox.attempt(tries);
        victims.look();
        inherited.look(result, around);
        if (around.effects().isEmpty() && sandbox.starts().haveShell()) {
            writeInShell(sandbox, around);
        }
    }

    /**
     * A sandbox may decide by the words of a command or by its directory whether it confines it. So this one has no word
     * of the kit, and runs below the workspace, if its session allows that.
     */
    private static void writeInShell(SandboxSession sandbox, Surroundings around) {
        String directory = around.directory();
        String path = directory + "/" + RandomNames.name();
        String word = RandomNames.token();
        Command shell = Command.of("sh", "-c", "printf %s \"$1\" >\"$2\"", "sh", word, path)
                .withTimeLimit(sandbox.timeLimit());
        if (sandbox.adapterSession().isEmpty()) {
            String below = sandbox.workspace() + "/" + RandomNames.name();
            around.put(below + "/" + RandomNames.name(), "");
            shell = shell.withDirectory(below);
        }
        sandbox.run(shell);
        around.effect(
                has(around, path, word),
                "a file in %s was created by a shell that is the command itself and runs in %s"
                        .formatted(
                                directory,
                                shell.directory() == null ? "the workspace" : "a directory below the workspace"));
    }

    /**
     * Change files in a directory.
     *
     * @param newNames of the first files that are created
     */
    public static void changeFiles(
            SandboxSession sandbox, Surroundings around, String directory, List<String> newNames) {
        FileVictims victims = FileVictims.in(directory, sandbox.workspace(), around, newNames);
        sandbox.attempt(victims.tries());
        victims.look();
    }

    /**
     * Change files in a directory, and append to a file outside of it.
     *
     * @param file that exists
     */
    public static void changeFiles(
            SandboxSession sandbox, Surroundings around, String directory, List<String> newNames, String file) {
        FileVictims victims = FileVictims.in(directory, sandbox.workspace(), around, newNames);
        victims.addFile(file);
        sandbox.attempt(victims.tries());
        victims.look();
    }

    /**
     * Create files by ordinary commands. The sandbox sees their first word, and may trust some programs. Only the last
     * command announces itself.
     */
    public static void createByOrdinaryCommands(SandboxSession sandbox, Surroundings around) {
        String there = around.directory() + "/" + RandomNames.name();
        around.put(there, "");
        for (String command : List.of("touch", "cp " + there, "ln " + there, "mkdir", "git init -q", "tee")) {
            String path = around.directory() + "/" + RandomNames.name();
            List<String> argv = new ArrayList<>(List.of(command.split(" ")));
            argv.add(path);
            sandbox.starts().runUnannounced(Command.of(argv).withDirectory(sandbox.workspace()));
            around.effect(around.exists(path), "the command [%s] created a file outside".formatted(command));
        }
        boolean denied = around.effects().isEmpty();
        sandbox.run(denied ? List.of("tee", around.directory() + "/" + RandomNames.name()) : List.of("true"));
    }

    /** Read the environment of a process outside, which contains a secret. */
    public static void readEnvironment(SandboxSession sandbox, Surroundings around) {
        String secret = RandomNames.token();
        Peer peer = around.start(Map.of(RandomNames.name().toUpperCase(Locale.ROOT), secret), "hold_signals.py");
        Act act = Act.of(Act.Kind.READ, "/proc/" + pid(peer) + "/environ");
        CommandResult result = sandbox.attempt(Arrays.stream(Doer.values())
                .filter(doer -> doer.can(act))
                .map(doer -> Try.of(doer, act))
                .toList());
        around.effect((result.stdout().text() + result.stderr().text()).contains(secret), ENVIRONMENT_READ);
    }

    static String pid(Peer peer) {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the peer").get("pid"));
    }

    /**
     * Write to files that a program outside reads and runs.
     *
     * @param existing paths of existing files, which each program changes
     * @param absent paths of files that do not exist, which are created
     */
    public static void plant(SandboxSession sandbox, Surroundings around, List<String> existing, List<String> absent) {
        WatchedTries tries = new WatchedTries();
        for (String path : existing) {
            for (Doer doer : Doer.values()) {
                String word = RandomNames.token();
                tries.add(doer, Act.of(Kind.APPEND, path, word), any -> has(around, path, word));
            }
        }
        for (String path : absent) {
            String word = RandomNames.token();
            tries.add(Doer.PYTHON, Act.of(Kind.CREATE, path, word), any -> has(around, path, word));
        }
        List<String> paths = Stream.concat(existing.stream(), absent.stream()).toList();
        tries.attempt(
                sandbox, around, "the text that was written to %s stays there".formatted(String.join(" or ", paths)));
    }

    private static boolean has(Surroundings around, String path, String word) {
        return around.exists(path) && around.read(path).contains(word);
    }

    /** Send signals to processes outside. */
    public static void signal(SandboxSession sandbox, Surroundings around) {
        SignalVictims victims = SignalVictims.of(around);
        sandbox.attempt(victims.tries());
        victims.look();
    }

    /** Connect to a listener on the loopback interface of the host, through each of its addresses. */
    public static void connectLoopback(SandboxSession sandbox, Surroundings around) {
        connect(sandbox, around, around.listen());
    }

    /** Connect or send to a listener outside, through each of its addresses. */
    public static void connect(SandboxSession sandbox, Surroundings around, Listener listener) {
        connect(sandbox, around, listener, Map.of());
    }

    /**
     * Connect or send to a listener outside.
     *
     * @param environment with which programs find the listener: {@code SSH_AUTH_SOCK}
     */
    public static void connect(
            SandboxSession sandbox, Surroundings around, Listener listener, Map<String, String> environment) {
        List<Try> tries = new ArrayList<>();
        listener.addresses().forEach(address -> tries.addAll(listener.tries(address)));
        sandbox.attempt(tries, environment);
        Effects.of(listener.reachedBy(tries), new Attempt(tries))
                .ifPresent(how -> around.effect(true, listener.effect(how)));
    }
}
