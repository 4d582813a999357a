package io.sandcheck.sandbox;

import io.sandcheck.seccomp.SeccompFilter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A program to execute on a host, with its environment and its limits.
 *
 * <pre>
 * Command.of("make", "-j2").withDirectory(sandbox.workspace()).withTimeLimit(Duration.ofMinutes(2));
 * </pre>
 *
 * @param argv the program and its arguments; the program is searched in {@code PATH}
 * @param environment variables that are added to the host's environment, or replace variables in it
 * @param directory working directory; null for the workspace of the host
 * @param stdin bytes on standard input
 * @param timeLimit after which the whole process tree is killed. It is killed later if it waits for something that ends
 *     by itself, or if the machine does not let it run. It is killed earlier if all of it waits, and nothing is left
 *     that could end the wait
 * @param outputLimit how many bytes of each stream are kept; all bytes are counted
 * @param seccompFilter confines the command and its descendants; null for none
 * @param usual how long it takes outside of a sandbox, which gives it more time; zero if that is not known
 * @param afterlife how long processes that outlive it may run before they are killed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent")
public record Command(
        List<String> argv,
        Map<String, String> environment,
        @Nullable String directory,
        byte[] stdin,
        Duration timeLimit,
        int outputLimit,
        @Nullable SeccompFilter seccompFilter,
        Duration usual,
        Duration afterlife) {

    /** Time limit of a command that does not set one. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(20);

    /**
     * Default time that processes may outlive their command, because for example the server of a pool ends by itself.
     */
    public static final Duration DEFAULT_AFTERLIFE = Duration.ofMillis(500);

    /** Output limit of a command that does not set one, in bytes. */
    public static final int DEFAULT_OUTPUT_LIMIT = 1 << 18;

    public Command {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("A command needs a program, but its argv is empty");
        }
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** Make a command with default limits. */
    public static Command of(String... argv) {
        return of(List.of(argv));
    }

    /** Make a command with default limits. */
    public static Command of(List<String> argv) {
        return new Command(
                argv,
                Map.of(),
                null,
                new byte[0],
                DEFAULT_TIME_LIMIT,
                DEFAULT_OUTPUT_LIMIT,
                null,
                Duration.ZERO,
                DEFAULT_AFTERLIFE);
    }

    public Command withArgv(List<String> newArgv) {
        return new Command(
                newArgv, environment, directory, stdin, timeLimit, outputLimit, seccompFilter, usual, afterlife);
    }

    /** Return this command with more variables. They replace variables of the same name. */
    public Command withEnvironment(Map<String, String> more) {
        Map<String, String> merged = new LinkedHashMap<>(environment);
        merged.putAll(more);
        return new Command(argv, merged, directory, stdin, timeLimit, outputLimit, seccompFilter, usual, afterlife);
    }

    public Command withDirectory(String newDirectory) {
        return new Command(
                argv, environment, newDirectory, stdin, timeLimit, outputLimit, seccompFilter, usual, afterlife);
    }

    public Command withStdin(byte[] newStdin) {
        return new Command(
                argv, environment, directory, newStdin, timeLimit, outputLimit, seccompFilter, usual, afterlife);
    }

    public Command withTimeLimit(Duration newTimeLimit) {
        return new Command(
                argv, environment, directory, stdin, newTimeLimit, outputLimit, seccompFilter, usual, afterlife);
    }

    public Command withOutputLimit(int newOutputLimit) {
        return new Command(
                argv, environment, directory, stdin, timeLimit, newOutputLimit, seccompFilter, usual, afterlife);
    }

    public Command withSeccompFilter(@Nullable SeccompFilter newFilter) {
        return new Command(argv, environment, directory, stdin, timeLimit, outputLimit, newFilter, usual, afterlife);
    }

    public Command withUsual(Duration newUsual) {
        return new Command(
                argv, environment, directory, stdin, timeLimit, outputLimit, seccompFilter, newUsual, afterlife);
    }

    public Command withAfterlife(Duration newAfterlife) {
        return new Command(
                argv, environment, directory, stdin, timeLimit, outputLimit, seccompFilter, usual, newAfterlife);
    }
}
