package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * There is no such sandbox, or not in that version. The message lists the known names and suggests similar ones.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    /**
     * Tell of a value in a definition that turned out to be wrong after it was read.
     *
     * @param message begins with the key: {@code container.user: unknown user [nobdy]}
     */
    public SandboxException(SandboxDefinition definition, String message) {
        this("Definition of [%s] in [%s]: %s".formatted(definition.name(), definition.directory(), message));
    }
}
