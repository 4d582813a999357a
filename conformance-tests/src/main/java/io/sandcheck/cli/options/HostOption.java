package io.sandcheck.cli.options;

import org.apiguardian.api.API;
import picocli.CommandLine.Option;

/** The option for the kind of host. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HostOption {

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Where to run: container, process (this machine), vm (a virtual machine in a container), or"
                    + " auto: container if a Docker Engine answers, otherwise process. Default: auto.")
    private String name = "auto";

    public String name() {
        return name;
    }
}
