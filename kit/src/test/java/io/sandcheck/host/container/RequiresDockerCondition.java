package io.sandcheck.host.container;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

final class RequiresDockerCondition implements ExecutionCondition {

    private static final String REQUIRED = "tests.require.docker";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = new ContainerHostProvider().obstacle();
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("a container engine answers");
        }
        if (context.getConfigurationParameter(REQUIRED)
                .map(Boolean::parseBoolean)
                .orElse(false)) {
            throw new ExtensionConfigurationException("[%s] is set, but %s".formatted(REQUIRED, obstacle.get()));
        }
        return ConditionEvaluationResult.disabled(obstacle.get());
    }
}
