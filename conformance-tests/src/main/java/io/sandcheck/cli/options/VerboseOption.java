package io.sandcheck.cli.options;

import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** How much to tell at the end. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VerboseOption {

    @Option(
            names = "--verbose",
            description =
                    "Show each scenario in the table, and explain what is as expected, too. The report has it in any case.")
    private boolean wanted;

    public boolean wanted() {
        return wanted;
    }
}
