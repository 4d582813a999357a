package io.sandcheck.cli.options;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for the sandboxes of a run. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SandboxesOption {

    @Option(
            names = "--sandbox",
            paramLabel = SandboxOption.LABEL,
            description = SandboxOption.DESCRIPTION
                    + " Globs match names: 'ref-*'. 'all': all versions of all sandboxes that can be installed without"
                    + " accepting terms. Can be repeated. Without it, a run takes those with 'by-default: true' in"
                    + " their definition.")
    private List<String> references = new ArrayList<>();

    public List<String> references() {
        return references;
    }
}
