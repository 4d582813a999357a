package io.sandcheck.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for policies. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PoliciesOption {

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Policy to run under: read-only, read-only+network, workspace-write,"
                    + " workspace-write+allowlist, workspace-write+network, unrestricted. Can be repeated. Default: all"
                    + " that both the sandbox and the scenario support.")
    private List<String> ids = new ArrayList<>();

    public List<String> ids() {
        return ids;
    }
}
