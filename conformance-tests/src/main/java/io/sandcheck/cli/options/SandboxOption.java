package io.sandcheck.cli.options;

import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for exactly one sandbox. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SandboxOption {

    public static final String LABEL = "NAME[@VERSION]|PATH";

    public static final String DESCRIPTION =
            "Sandbox: a name from 'sandcheck list sandboxes', or the path of a definition.";

    @Option(names = "--sandbox", required = true, paramLabel = LABEL, description = DESCRIPTION)
    private String reference = "";

    public String reference() {
        return reference;
    }
}
