package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Attempt;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.HostException;
import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import io.sandcheck.kernel.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Processes to which tries send signals. One process blocks all signals, so they stay pending and can be seen; each try
 * uses its own signal. The other process is to be killed.
 */
final class SignalVictims {

    /** By number (signal(7)): SIGHUP, SIGUSR1, SIGUSR2, SIGTERM, SIGCONT, and real-time signals. */
    private static final Map<Doer, List<Integer>> SIGNALS = Map.of(
            Doer.PYTHON, List.of(1, 10, 15, 40),
            Doer.CHILD, List.of(41),
            Doer.SHELL, List.of(18, 42),
            Doer.STATIC, List.of(12, 43));

    private static final Map<Doer, List<Integer>> SIGNALS_BY_DESCRIPTOR =
            Map.of(Doer.PYTHON, List.of(44), Doer.STATIC, List.of(45));

    private final Surroundings around;
    private final String holding;
    private final String mortal;
    private final List<Try> tries = new ArrayList<>();
    private final Try kill;

    private SignalVictims(Surroundings around) {
        this.around = around;
        this.holding = pid(around.start("hold_signals.py"));
        this.mortal = pid(around.start("hold_signals.py"));
        for (Doer doer : Doer.values()) {
            SIGNALS.getOrDefault(doer, List.of()).forEach(number -> add(doer, Kind.SIGNAL, number));
            SIGNALS_BY_DESCRIPTOR
                    .getOrDefault(doer, List.of())
                    .forEach(number -> add(doer, Kind.SIGNAL_BY_DESCRIPTOR, number));
        }
        this.kill = Try.of(Doer.PYTHON, Act.of(Kind.SIGNAL, mortal, String.valueOf(Signal.SIGKILL.number())));
        tries.add(kill);
    }

    static SignalVictims of(Surroundings around) {
        return new SignalVictims(around);
    }

    private void add(Doer doer, Kind kind, int number) {
        Act act = Act.of(kind, holding, String.valueOf(number));
        if (doer.can(act)) {
            tries.add(Try.of(doer, act));
        }
    }

    List<Try> tries() {
        return List.copyOf(tries);
    }

    void look() {
        long pending = pending();
        boolean killed = killed();
        List<Try> arrived = tries.stream()
                .filter(each -> each.equals(kill) ? killed : (pending & bit(each)) != 0)
                .toList();
        Effects.of(arrived, new Attempt(tries))
                .ifPresent(how -> around.effect(true, "a process outside received signals: " + how));
    }

    private static long bit(Try each) {
        return 1L << (Integer.parseInt(each.act().arguments().get(1)) - 1);
    }

    /** ShdPnd of proc_pid_status(5). */
    private long pending() {
        return around.read("/proc/" + holding + "/status")
                .lines()
                .filter(line -> line.startsWith("ShdPnd:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("ShdPnd:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
    }

    /** A process that was killed no longer exists, or is a zombie. */
    private boolean killed() {
        try {
            return around.read("/proc/" + mortal + "/status")
                    .lines()
                    .anyMatch(line -> line.matches("State:\\s+[ZX].*"));
        } catch (HostException e) {
            return true;
        }
    }

    private static String pid(Peer peer) {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the peer").get("pid"));
    }
}
