package io.sandcheck.cli.options;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for the directory of a report. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OutOption {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Directory to write the report to. Default: sandcheck-report; for bisect, sandcheck-bisect.")
    private @Nullable Path directory;

    /** Return the directory; null if the command chooses it. */
    public @Nullable Path directory() {
        return directory;
    }

    public Path or(String otherwise) {
        return directory == null ? Path.of(otherwise) : directory;
    }
}
