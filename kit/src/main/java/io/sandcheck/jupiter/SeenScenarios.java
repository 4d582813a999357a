package io.sandcheck.jupiter;

import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.Selection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The scenarios that JUnit found in a run. A run without any would have no test, so nothing would fail. */
final class SeenScenarios implements AutoCloseable {

    private final Selection selection;
    private final Set<SandboxPolicy> policies = new ConcurrentSkipListSet<>();
    private final AtomicBoolean oneFits = new AtomicBoolean();

    SeenScenarios(Selection selection) {
        this.selection = selection;
    }

    void add(ScenarioDescription scenario) {
        policies.addAll(scenario.policies());
        if (selection.sandboxes().stream()
                .flatMap(sandbox -> scenario.policies(sandbox, selection))
                .findAny()
                .isPresent()) {
            oneFits.set(true);
        }
    }

    /**
     * Check the run at its end. A condition that no scenario is about is allowed, and so is a shard without scenarios.
     *
     * @throws ExtensionConfigurationException if there were scenarios, but none is about a selected policy
     */
    @Override
    public void close() {
        if (!policies.isEmpty() && !oneFits.get()) {
            throw new ExtensionConfigurationException(
                    "Nothing was run: the selected sandboxes %s have the selected policies %s, but the scenarios are about %s; change [sandcheck.sandboxes] or [sandcheck.policies]"
                            .formatted(selection.sandboxes(), selection.offeredPolicies(), policies));
        }
    }
}
