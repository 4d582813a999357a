package io.sandcheck.cli.options;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to write a report. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OutOption {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write the report. Default: sandcheck-report, of bisect sandcheck-bisect, of report"
                    + " where the one run is that it is made from.")
    private @Nullable Path directory;

    /** Return the directory; null if the command is to choose. */
    public @Nullable Path directory() {
        return directory;
    }

    public Path or(String otherwise) {
        return directory == null ? Path.of(otherwise) : directory;
    }
}
