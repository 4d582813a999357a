package io.sandcheck.host;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The container options that a condition replaces. An empty option does not change the sandbox's own option.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerChange(
        Optional<String> user,
        Optional<List<String>> securityOptions,
        Optional<List<String>> addedCapabilities,
        Optional<List<String>> droppedCapabilities,
        Optional<Boolean> unmaskedProc) {

    /** No change. */
    public static final ContainerChange NONE = new ContainerChange(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Return the options with the change applied. */
    public ContainerOptions applyTo(ContainerOptions options) {
        return new ContainerOptions(
                user.orElse(options.user()),
                securityOptions.orElse(options.securityOptions()),
                addedCapabilities.orElse(options.addedCapabilities()),
                droppedCapabilities.orElse(options.droppedCapabilities()),
                options.devices(),
                unmaskedProc.orElse(options.unmaskedProc()),
                options.environment());
    }
}
