package io.sandcheck.conformance.guard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.Victim;
import io.sandcheck.session.WatchedTries;
import io.sandcheck.verdict.Level;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Guards for data and properties of the user's processes outside, and for processes that outlive the sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ProcessControlGuards {

    private static final String CHANGED_PRIORITY = "7";
    private static final String CHANGED_LIMIT = "99";
    private static final String CHANGED_SCORE = "321";
    private static final int LENGTH_OF_SECRET = 24;
    private static final int LENGTH_OF_WORD = 8;

    /** A password on a command line is visible in the list of processes. */
    @Guard(id = "guard/read-outside-process", act = "touch-process", level = Level.SHOULD)
    @ForEachVariant({"command-line", "root", "memory", "memory-by-call"})
    void readsWhatAProcessOutsideHas(SandboxSession sandbox, Surroundings around, String what) {
        String word = RandomNames.token();
        Victim victim = around.hold("hold_memory.py", word);
        requireCall(what, victim);
        String pid = victim.value("pid");
        String secret = victim.value("secret");
        String length = String.valueOf(LENGTH_OF_SECRET);
        String address = victim.value("address");
        WatchedTries tries = new WatchedTries();
        switch (what) {
            case "command-line" -> tries.addReading("/proc/" + pid + "/cmdline", word);
            case "root" -> {
                String file = around.directory() + "/" + RandomNames.name();
                around.put(file, word);
                tries.addReading("/proc/" + pid + "/root" + file, word);
            }
            default -> {
                Kind kind = what.equals("memory") ? Kind.READ_MEMORY : Kind.READ_MEMORY_BY_CALL;
                tries.add(Act.of(kind, pid, address, length), result -> WatchedTries.printed(result, secret));
            }
        }
        tries.attempt(sandbox, around, "the sandbox revealed the %s of a process outside".formatted(what));
    }

    @Guard(id = "guard/change-outside-process", act = "touch-process")
    @ForEachVariant({"priority", "limit", "oom-score", "memory", "memory-by-call", "trace", "root"})
    void changesAProcessOutside(SandboxSession sandbox, Surroundings around, String what) {
        String directory = around.directory();
        WatchedTries tries = new WatchedTries();
        for (Doer doer : Doer.values()) {
            Victim victim = around.hold("hold_memory.py");
            requireCall(what, victim);
            String pid = victim.value("pid");
            String place = victim.value("written");
            String word = RandomNames.token();
            String file = directory + "/" + RandomNames.name();
            switch (what) {
                case "priority" ->
                    tries.add(doer, Act.of(Kind.CHANGE_PRIORITY, pid, CHANGED_PRIORITY), any -> priority(around, pid)
                            .equals(CHANGED_PRIORITY));
                case "limit" ->
                    tries.add(doer, Act.of(Kind.CHANGE_LIMIT, pid, CHANGED_LIMIT), any -> around.read(
                                    "/proc/" + pid + "/limits")
                            .matches("(?s).*Max open files +" + CHANGED_LIMIT + " .*"));
                case "oom-score" -> {
                    String score = "/proc/" + pid + "/oom_score_adj";
                    tries.add(doer, Act.of(Kind.OVERWRITE, score, CHANGED_SCORE), any -> around.read(score)
                            .strip()
                            .equals(CHANGED_SCORE));
                }
                case "memory" -> tries.add(doer, Act.of(Kind.WRITE_MEMORY, pid, place, word), any -> victim.has(word));
                case "memory-by-call" ->
                    tries.add(doer, Act.of(Kind.WRITE_MEMORY_BY_CALL, pid, place, word), any -> victim.has(word));
                case "trace" -> {
                    String part = word.substring(0, LENGTH_OF_WORD);
                    tries.add(doer, Act.of(Kind.TRACE, pid, place, part), any -> victim.has(part));
                }
                default ->
                    tries.add(
                            doer,
                            Act.of(Kind.CREATE, "/proc/" + pid + "/root" + file, word),
                            any -> around.exists(file));
            }
        }
        tries.attempt(sandbox, around, "a process outside was changed (%s)".formatted(what));
    }

    /** While a sandbox has not ended, it has left nothing behind. */
    @Guard(id = "guard/outlive-sandbox", level = Level.SHOULD)
    void leavesAProcessRunning(SandboxSession sandbox, Surroundings around) {
        WatchedTries tries = new WatchedTries();
        for (Doer doer : List.of(Doer.PYTHON, Doer.CHILD)) {
            String word = RandomNames.token();
            tries.add(
                    doer,
                    Act.of(Kind.LEAVE_PROCESS, word),
                    result -> !result.timedOut()
                            && result.leftBehind().stream().anyMatch(process -> process.contains(word)));
        }
        tries.attempt(sandbox, around, "a process still runs after its sandbox has ended");
    }

    /** Docker's own seccomp filter denies process_vm_readv to everybody. */
    private static void requireCall(String what, Victim victim) {
        String refusal = victim.unavailable().orElse("");
        assumeTrue(
                !what.equals("memory-by-call") || refusal.isEmpty(),
                "this host denies process_vm_readv to everybody: " + refusal);
    }

    /**
     * The nineteenth of the numbers in proc_pid_stat(5). The numbers after the name, which may contain spaces, begin
     * with the third.
     */
    private static String priority(Surroundings around, String pid) {
        String stat = around.read("/proc/" + pid + "/stat");
        return List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")).get(16);
    }
}
