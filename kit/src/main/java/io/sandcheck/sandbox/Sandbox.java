package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * The implementation under test, at a version.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sandbox(SandboxDefinition definition, String version) {

    public String name() {
        return definition.name();
    }

    /** Return name and version: {@code codex@0.124.0}. */
    @Override
    public String toString() {
        return name() + "@" + version;
    }
}
