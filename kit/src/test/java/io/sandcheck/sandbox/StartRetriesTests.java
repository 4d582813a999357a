package io.sandcheck.sandbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartRetriesTests {

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-runtime", "sandbox-runtime-unix-sockets"})
    void aProgramThatWasNotFoundInTimeIsNoRefusalOfSandboxRuntime(String name) {
        SandboxDefinition definition = SandboxCatalog.ofFixtures().find(name).definition();
        OutputPattern when = requireNonNull(definition.startRetries()).when();

        assertThat(when.line("Error: Sandbox dependencies not available: ripgrep (rg) not found\n"))
                .isPresent();
        assertThat(when.line("Error: Shell 'bash' not found in PATH\n")).isPresent();
        assertThat(when.line("bwrap: No permissions to create new namespace\n")).isEmpty();
    }
}
