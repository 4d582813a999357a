package io.sandcheck.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for any number of sandboxes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SandboxesOption {

    @Option(
            names = "--sandbox",
            paramLabel = SandboxOption.LABEL,
            description = SandboxOption.DESCRIPTION
                    + " 'all': every version of every sandbox. Can be repeated. Default: those that run on this host.")
    private List<String> references = new ArrayList<>();

    public List<String> references() {
        return references;
    }
}
