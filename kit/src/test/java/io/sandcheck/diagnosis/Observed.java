package io.sandcheck.diagnosis;

import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.StuckThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What experiments saw; the texts were written by real programs under a seccomp filter that denies, or without /dev/shm. */
final class Observed {

    static final CommandResult SUCCESS = exited(0, "[1]\n", "");

    private Observed() {}

    /** A workload that works outside, and fails inside with that output and these results of probes. */
    static Observation workload(String stderr, ProbeResult... probes) {
        return Observation.of(Phase.WORKLOAD, exited(1, "forkserver\n", stderr))
                .outside(SUCCESS)
                .probes(List.of(probes))
                .fact(Fact.NETWORK, "off");
    }

    /** A sandbox that fails to run a trivial command. */
    static Observation start(String stderr) {
        return Observation.of(Phase.START, exited(1, "", stderr));
    }

    static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Observed.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CommandResult exited(int code, String stdout, String stderr) {
        return result(code, null, false, whole(stdout), whole(stderr));
    }

    static CommandResult killed(String signal) {
        return result(null, signal, false, Output.EMPTY, Output.EMPTY);
    }

    static CommandResult hung(String stdout) {
        return result(null, "SIGKILL", true, whole(stdout), Output.EMPTY);
    }

    /** A command that did not end, and that was running when its time was up. */
    static CommandResult busy(String command) {
        return runningOn(new StuckThread(7, command, "R", "", null, List.of(), "running", List.of()));
    }

    /** A command that did not end, and what one thread of it was doing when its time was up. */
    static CommandResult runningOn(StuckThread thread) {
        CommandResult hung = hung("");
        return new CommandResult(
                hung.argv(),
                null,
                hung.signal(),
                true,
                hung.stdout(),
                hung.stderr(),
                hung.duration(),
                List.of(),
                List.of(thread),
                Ending.of(Ending.Kind.STILL_RUNNING));
    }

    static CommandResult result(
            @Nullable Integer code, @Nullable String signal, boolean timedOut, Output stdout, Output stderr) {
        return new CommandResult(
                List.of("python3"), code, signal, timedOut, stdout, stderr, Duration.ofSeconds(20), List.of());
    }

    static Output whole(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Output(bytes, new byte[0], bytes.length);
    }

    static ProbeResult granted(String capability) {
        return new ProbeResult(
                new Capability(capability), ProbeResult.Outcome.GRANTED, null, null, null, "bound and listening");
    }

    static ProbeResult denied(String capability, String syscall, @Nullable String errno) {
        return new ProbeResult(new Capability(capability), ProbeResult.Outcome.DENIED, syscall, errno, null, "denied");
    }

    static ProbeResult killed(String capability, String syscall) {
        return new ProbeResult(
                new Capability(capability), ProbeResult.Outcome.DENIED, syscall, null, "SIGSYS", "killed");
    }
}
