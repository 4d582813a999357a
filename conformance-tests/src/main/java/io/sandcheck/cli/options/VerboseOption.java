package io.sandcheck.cli.options;

import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for more details at the end. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VerboseOption {

    @Option(
            names = "--verbose",
            description = "Show every scenario, and explain expected results too. The report always has both.")
    private boolean wanted;

    public boolean wanted() {
        return wanted;
    }
}
