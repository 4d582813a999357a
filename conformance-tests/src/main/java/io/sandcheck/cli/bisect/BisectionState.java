package io.sandcheck.cli.bisect;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The results of a bisection so far, in a file.
 *
 * @param experiment that it is about
 */
record BisectionState(String experiment, List<JudgedRelease> judged) {

    BisectionState {
        judged = List.copyOf(judged);
    }

    /**
     * Read a file. If it does not exist, nothing is judged yet.
     *
     * @throws UsageException if it is not such a file, or about another experiment
     */
    static BisectionState read(Path file, String experiment) {
        try {
            BisectionState state = Json.read(Files.readString(file), BisectionState.class, file.toString());
            if (!state.experiment().equals(experiment)) {
                throw new UsageException(
                        "--state: [%s] is about [%s], not about [%s]; name another file, or remove this one to start again"
                                .formatted(file, state.experiment(), experiment));
            }
            return state;
        } catch (NoSuchFileException e) {
            return new BisectionState(experiment, List.of());
        } catch (IOException | JsonException e) {
            throw new UsageException("--state: [%s] cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    /** Return the results of the releases for which a predicate holds. */
    BisectionState only(Predicate<String> version) {
        return new BisectionState(
                experiment,
                judged.stream().filter(one -> version.test(one.version())).toList());
    }

    /** A result that could not be judged may be different next time. */
    BisectionState with(JudgedRelease one) {
        return one.verdict() == Verdict.ERROR
                ? this
                : new BisectionState(
                        experiment,
                        Stream.concat(judged.stream(), Stream.of(one)).toList());
    }

    /** Write it and replace the old file, completely or not at all. */
    void write(Path file) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(written, Json.pretty(this));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UsageException("--state: [%s] cannot be written: %s".formatted(file, e.getMessage()));
        }
    }
}
