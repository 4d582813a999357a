package io.sandcheck.jupiter;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.ScenarioSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Invokes a scenario for each sandbox of the run, each policy that both know, and each variant. */
final class ScenarioExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return ScenarioDescription.of(context.getRequiredTestMethod()).isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ScenarioDescription description =
                ScenarioDescription.of(context.getRequiredTestMethod()).orElseThrow();
        ScenarioRun run = ScenarioRun.of(context);
        run.claim(description.id(), context.getRequiredTestMethod());
        return run.sandboxes().stream().flatMap(sandbox -> description.policies().stream()
                .filter(policy -> offered(sandbox, policy) && run.wants(policy))
                .flatMap(policy ->
                        description.variants().stream().map(variant -> invocation(run, sandbox, policy, variant))));
    }

    /** Where no sandbox of the run offers a policy of the scenario there is nothing to invoke. */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    private static boolean offered(Sandbox sandbox, SandboxPolicy policy) {
        return sandbox.policies().containsKey(policy);
    }

    private static TestTemplateInvocationContext invocation(
            ScenarioRun run, Sandbox sandbox, SandboxPolicy policy, ScenarioSpec scenario) {
        return new ScenarioInvocation(run, sandbox, policy, scenario);
    }
}
