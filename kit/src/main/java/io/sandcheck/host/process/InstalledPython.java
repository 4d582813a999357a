package io.sandcheck.host.process;

import io.sandcheck.fixture.Replica;
import io.sandcheck.host.Python;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/**
 * The {@code python3} of this machine, if it is new enough for the runner.
 *
 * @param version major and minor version: {@code 3.11}
 * @param executable absolute path
 */
record InstalledPython(String version, Path executable) {

    /** The oldest version that can run the kit's programs. */
    static final String OLDEST = "3.9";

    private static final int OLDEST_MINOR = 9;
    private static final int PATIENCE_SECONDS = 20;

    /** A search path may contain a script that looks for the Python, and needs more than a sandbox allows. */
    private static final String TELL = "import sys; print('%d.%d %s' % (*sys.version_info[:2], sys.executable))";

    private static final Pattern TOLD = Pattern.compile("(3\\.(\\d+)) (/.+)");

    /** Compiled modules would be written among the kit's programs, where nothing may change. */
    private static final String LAUNCHER = """
            #!/bin/sh
            export PYTHONDONTWRITEBYTECODE=1
            exec '%s' "$@"
            """;

    /** Return the first one on the search path that is new enough. */
    static Optional<InstalledPython> ofThisMachine() {
        return ThisMachine.FOUND;
    }

    static Optional<InstalledPython> find(String searchPath) {
        return Stream.of(searchPath.split(":"))
                .filter(directory -> directory.startsWith("/"))
                .map(directory -> Path.of(directory, "python3"))
                .filter(Files::isExecutable)
                .flatMap(python -> ask(python).stream())
                .findFirst();
    }

    private static Optional<InstalledPython> ask(Path python) {
        try {
            ProcessResult result = new ProcessExecutor()
                    .command(
                            "/usr/bin/env",
                            "-i",
                            "PATH=" + RunnerProcess.SEARCH_PATH,
                            python.toString(),
                            "-I",
                            "-S",
                            "-B",
                            "-c",
                            TELL)
                    .readOutput(true)
                    .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .execute();
            Matcher told = TOLD.matcher(result.outputUTF8().strip());
            return result.getExitValue() == 0 && told.matches() && Integer.parseInt(told.group(2)) >= OLDEST_MINOR
                    ? Optional.of(new InstalledPython(told.group(1), Path.of(told.group(3))))
                    : Optional.empty();
        } catch (IOException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Return the script that starts it. The embedded Pythons have such a script too. */
    Replica.Contents launcher() {
        String script = LAUNCHER.formatted(executable.toString().replace("'", "'\\''"));
        return receiver -> receiver.accept(name(), script.getBytes(StandardCharsets.UTF_8), true);
    }

    /** Return it, started by the script in that directory. */
    Python in(Path directory) {
        return new Python(version, directory.resolve(name()).toString());
    }

    private String name() {
        return "python" + version;
    }

    private static final class ThisMachine {
        static final Optional<InstalledPython> FOUND = find(RunnerProcess.SEARCH_PATH);
    }
}
