package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Invokes a scenario for each sandbox of the run, for each policy that both the sandbox and the scenario have, and for
 * each variant.
 */
final class ScenarioExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        return GivenScenarioFiles.areRunBy(method)
                || AnnotationSupport.isAnnotated(method, ScenarioFiles.class)
                || ScenarioDescription.of(method).isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ScenarioRun run = ScenarioRun.of(context);
        Method method = context.getRequiredTestMethod();
        List<ScenarioDescription> descriptions = GivenScenarioFiles.areRunBy(method)
                ? run.ofFiles()
                : ScenarioDescription.allOf(method, context::getConfigurationParameter);
        String invocation = ClassInvocation.of(context);
        return descriptions.stream().flatMap(description -> invocations(run, description, method, invocation));
    }

    private static Stream<TestTemplateInvocationContext> invocations(
            ScenarioRun run, ScenarioDescription description, Method method, String ofClass) {
        run.claim(description, method);
        return run.circumstances(description)
                .flatMap(circumstances -> description.variants(circumstances.sandbox()).stream()
                        .filter(variant -> run.wants(circumstances, variant))
                        .map(variant -> new ScenarioInvocation(run, circumstances, variant, ofClass, description)));
    }

    /**
     * If no sandbox of the run offers a policy of the scenario, there is nothing to invoke. {@link SeenScenarios}
     * checks whether that is true for all scenarios.
     */
    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }
}
