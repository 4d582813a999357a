package io.sandcheck.session;

import io.sandcheck.act.Attempt;
import io.sandcheck.act.Try;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.EnforcementAct;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The acts by which the enforcement of a policy is checked before anything is believed, for guards as well.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ForbiddenActs {

    private ForbiddenActs() {}

    /** Do one of the acts by which the enforcement of a policy is checked. */
    public static void attempt(EnforcementAct act, SandboxSession sandbox, Surroundings around) {
        switch (act) {
            case WRITE_OUTSIDE_WORKSPACE -> writeOutsideWorkspace(sandbox, around);
            case CONNECT_LOOPBACK -> connectLoopback(sandbox, around);
        }
    }

    /** Change files outside of the workspace and of the temporary directories, and write to what was left open. */
    public static void writeOutsideWorkspace(SandboxSession sandbox, Surroundings around) {
        FileVictims victims = FileVictims.in(around.directory(), sandbox.workspace(), around, List.of());
        InheritedDescriptors inherited = new InheritedDescriptors(around.layout(), sandbox.workspace());
        List<Try> tries = new ArrayList<>(victims.tries());
        tries.add(inherited.attempt());
        CommandResult result = sandbox.attempt(tries);
        victims.look();
        inherited.look(result, around);
    }

    /**
     * Change files of a directory.
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
     * Change files of a directory, and write at the end of one beside it.
     *
     * @param file that is there
     */
    public static void changeFiles(
            SandboxSession sandbox, Surroundings around, String directory, List<String> newNames, String file) {
        FileVictims victims = FileVictims.in(directory, sandbox.workspace(), around, newNames);
        victims.addFile(file);
        sandbox.attempt(victims.tries());
        victims.look();
    }

    /** Send signals to processes outside. */
    public static void signal(SandboxSession sandbox, Surroundings around) {
        SignalVictims victims = SignalVictims.of(around);
        sandbox.attempt(victims.tries());
        victims.look();
    }

    /** Connect to a listener on the loopback interface of the host, by each address that it has. */
    public static void connectLoopback(SandboxSession sandbox, Surroundings around) {
        connect(sandbox, around, around.listen());
    }

    /** Connect, or send, to a listener outside, by each address that it has. */
    public static void connect(SandboxSession sandbox, Surroundings around, Listener listener) {
        List<Try> tries = new ArrayList<>();
        listener.addresses().forEach(address -> tries.addAll(listener.tries(address)));
        sandbox.attempt(tries);
        Effects.of(listener.reachedBy(tries), new Attempt(tries))
                .ifPresent(how -> around.effect(true, listener.effect(how)));
    }
}
