package io.sandcheck.host;

import io.sandcheck.fixture.PythonBundle;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The place where a program of the kit runs: its usual path, or a random name, so that a sandbox cannot tell it from
 * other programs.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface Placement {

    /**
     * A program that was put in place.
     *
     * @param path the file that Python runs
     * @param token that each of its answers must contain, to prove that it belongs to this run; null if it has none
     */
    record Placed(String path, @Nullable String token) {

        /** Return the words that run it. Files beside it and variables do not change what it does. */
        public List<String> words(String python) {
            return Stream.concat(Stream.of(python), Stream.concat(ISOLATED.stream(), Stream.of(path)))
                    .toList();
        }
    }

    /** Python without environment variables, the user's packages, {@code sitecustomize} and compiled files. */
    List<String> ISOLATED = List.of("-E", "-s", "-S", "-B");

    /**
     * Put a program in place.
     *
     * @param folder of the fixtures: {@code probes}
     * @param program file in it: {@code census.py}
     */
    Placed place(String folder, String program);

    /**
     * Leave programs where they are.
     *
     * @param fixtures the directory with {@code probes}, as {@link HostLayout} names it
     */
    static Placement known(String fixtures) {
        return (folder, program) -> new Placed("%s/%s/%s".formatted(fixtures, folder, program), null);
    }

    /**
     * Put each program, with the files beside it, into one file with a random name.
     *
     * @param directory that is visible where the programs run
     */
    static Placement atRandom(Host host, String directory) {
        return (folder, program) -> {
            String token = RandomNames.token();
            String path = "%s/%s/%s".formatted(directory, RandomNames.name(), RandomNames.name());
            host.put(path, PythonBundle.of(folder, program, token), false);
            return new Placed(path, token);
        };
    }
}
