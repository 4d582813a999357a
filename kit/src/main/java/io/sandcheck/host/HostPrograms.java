package io.sandcheck.host;

import io.sandcheck.fixture.Fixtures;
import java.util.SortedMap;
import org.apiguardian.api.API;

/**
 * The kit's own programs, which each host has in one directory: the fixtures and the runner.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostPrograms {

    private HostPrograms() {}

    /** Return the content of each file, by its path in {@link HostLayout#fixtures()}. */
    public static SortedMap<String, byte[]> all() {
        SortedMap<String, byte[]> programs = Fixtures.onHosts();
        programs.put(RunnerProgram.NAME, RunnerProgram.content());
        return programs;
    }
}
