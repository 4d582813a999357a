package io.sandcheck.host.process;

import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.RunnerProgram;
import io.sandcheck.host.RunnerStreams;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.zeroturnaround.exec.ProcessExecutor;

/** A runner as a process of this machine. */
final class RunnerProcess implements RunnerStreams {

    /** Directories in which commands look for programs. */
    static final String SEARCH_PATH = System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");

    /** How long an ended runner may take to kill what it started, in seconds. */
    private static final int END_SECONDS = 10;

    private final Process process;
    private final ProcessStreams streams;

    private RunnerProcess(Process process, ProcessStreams streams) {
        this.process = process;
        this.streams = streams;
    }

    /**
     * Start a runner in the namespaces of the first one.
     *
     * @param first number of the process of the first runner of the host; 0 if this is the first
     */
    static RunnerProcess start(MachinePythons pythons, HostLayout layout, RunOwner owner, AtomicLong first) {
        ProcessStreams streams = new ProcessStreams();
        try {
            Process process = new ProcessExecutor()
                    .command(argv(pythons, layout, owner, first.get()))
                    .directory(Path.of(layout.root()).toFile())
                    .redirectErrorStream(false)
                    .streams(streams)
                    .start()
                    .getProcess();
            first.compareAndSet(0, process.pid());
            return new RunnerProcess(process, streams);
        } catch (IOException e) {
            throw new HostException("The runner cannot be started: %s".formatted(e.getMessage()), e);
        }
    }

    /** Commands only get the search path of this process's environment, because the rest may contain secrets. */
    private static List<String> argv(MachinePythons pythons, HostLayout layout, RunOwner owner, long first) {
        return List.of(
                "/usr/bin/env",
                "-i",
                "PATH=" + SEARCH_PATH,
                "HOME=" + layout.home(),
                "LANG=C.UTF-8",
                "USER=" + System.getProperty("user.name"),
                RunDirectories.OWNER_VARIABLE + "=" + owner.mark(),
                EmbeddedPythons.BYTECODE_VARIABLE + "=" + pythons.bytecode(),
                pythons.pythons().get(0).executable(),
                "-I",
                "-S",
                "-B",
                "-u",
                layout.fixtures() + "/" + RunnerProgram.NAME,
                "1",
                layout.root(),
                String.valueOf(first));
    }

    @Override
    public OutputStream requests() {
        return streams.stdin();
    }

    @Override
    public AnswerLines answers() {
        return streams.answers();
    }

    @Override
    public String lastWords() {
        return streams.lastWords();
    }

    @Override
    public void close() {
        try {
            requests().close();
        } catch (IOException e) {
            // The runner has already ended, as intended.
        }
        // The runner needs the time to end its commands, even if this thread is interrupted. So nothing interrupts
        // this.
        process.onExit()
                .completeOnTimeout(process, END_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
