package io.sandcheck.jupiter;

import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.Selection;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The scenarios that JUnit came across in a run. A run of none of them would have no test, and nothing that fails. */
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
     * End the run. A condition that no scenario is about is left to them, and so is a shard that has none.
     *
     * @throws ExtensionConfigurationException if there were scenarios, and none is about a policy that is selected
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
