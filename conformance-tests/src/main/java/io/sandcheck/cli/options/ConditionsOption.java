package io.sandcheck.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** Conditions of the host to run on. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ConditionsOption {

    @Option(
            names = "--condition",
            paramLabel = "CONDITION",
            description =
                    "Host condition to run on: none for an ordinary host, one that docs/host-conditions.md describes,"
                            + " or all. Can be repeated. Default: none.")
    private List<String> ids = new ArrayList<>();

    public List<String> ids() {
        return ids;
    }
}
