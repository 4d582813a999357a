package io.sandcheck.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for host conditions. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConditionsOption {

    @Option(
            names = "--condition",
            paramLabel = "CONDITION",
            description =
                    "Kind of host to run on: none (an ordinary host), a condition of docs/host-conditions.md, or all."
                            + " Can be repeated. Default: none.")
    private List<String> ids = new ArrayList<>();

    public List<String> ids() {
        return ids;
    }
}
