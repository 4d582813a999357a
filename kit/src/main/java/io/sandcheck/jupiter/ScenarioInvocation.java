package io.sandcheck.jupiter;

import io.sandcheck.experiment.AssumptionException;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.experiment.StartExperiment;
import io.sandcheck.experiment.Workload;
import io.sandcheck.guidance.FailedStart;
import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Circumstances;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * One experiment, as an invocation of a scenario's method. It runs the method twice, outside and inside. A scenario
 * about a sandbox that cannot start runs once, after the start.
 */
final class ScenarioInvocation
        implements TestTemplateInvocationContext,
                ParameterResolver,
                InvocationInterceptor,
                LifecycleMethodExecutionExceptionHandler {

    private static final Set<Class<?>> OF_AN_ARM =
            Set.of(SandboxSession.class, Surroundings.class, PolicyInheritance.class);
    private static final Set<Class<?>> OF_A_START = Set.of(FailedStart.class);

    private final ScenarioRun run;
    private final Circumstances circumstances;
    private final ScenarioSpec scenario;
    private final @Nullable String variant;
    private final boolean startUp;
    private final @Nullable ScenarioFile file;

    /** Make one. With other parameters of its class, a scenario is a variant of its own. */
    ScenarioInvocation(
            ScenarioRun run,
            Circumstances circumstances,
            ScenarioSpec scenario,
            String ofClass,
            ScenarioDescription description) {
        this.run = run;
        this.circumstances = circumstances;
        this.scenario = ofClass.isEmpty() ? scenario : scenario.variedBy(ofClass);
        this.variant = scenario.subject().variant();
        this.startUp = description.startUp();
        this.file = description.file();
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return "%s in %s".formatted(scenario.subject().label(), circumstances);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return ((startUp ? OF_A_START : OF_AN_ARM).contains(type)
                        && (type != PolicyInheritance.class || scenario.family() != null))
                || (type == String.class && variant != null);
    }

    /**
     * There is no arm yet, so the parameter is null. {@link #interceptTestTemplateMethod} replaces this null for each
     * arm.
     */
    @Override
    public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Executable executable = parameter.getDeclaringExecutable();
        if (context.getTestMethod().filter(executable::equals).isEmpty()) {
            throw new ParameterResolutionException(
                    "Scenario [%s]: %s cannot have a session; the scenario's own method has two, one for each arm, so prepare there what it needs"
                            .formatted(scenario.subject().scenario(), executable));
        }
        return parameter.getParameter().getType() == String.class ? variant : null;
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context) {
        invocation.skip();
        ScenarioFrame frame = new ScenarioFrame(method.getExecutable());
        ScenarioResult result = startUp
                ? run.experiment(circumstances, scenario, demand(method, frame))
                : run.experiment(circumstances, scenario, file == null ? workload(method, frame) : file.workload());
        ResultReporter.of(result).report(run.strict(), frame);
    }

    /** If an assumption fails before the scenario, it counts as an assumption of the scenario. */
    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown) throws Throwable {
        if (thrown instanceof TestAbortedException aborted) {
            ScenarioResult result = run.notMade(circumstances, scenario, assumption(aborted));
            ResultReporter.of(result).report(run.strict(), new ScenarioFrame(context.getRequiredTestMethod()));
        }
        throw thrown;
    }

    private static Workload workload(ReflectiveInvocationContext<Method> invocation, ScenarioFrame frame) {
        return (session, around, family) -> {
            if (family == null) {
                invoke(invocation, frame, session, around);
            } else {
                invoke(invocation, frame, session, around, family);
            }
        };
    }

    private static StartExperiment.Demand demand(ReflectiveInvocationContext<Method> invocation, ScenarioFrame frame) {
        return start -> invoke(invocation, frame, start);
    }

    private static void invoke(ReflectiveInvocationContext<Method> invocation, ScenarioFrame frame, Object... given)
            throws Exception {
        Method method = invocation.getExecutable();
        method.setAccessible(true);
        try {
            method.invoke(invocation.getTarget().orElse(null), arguments(invocation, given));
        } catch (InvocationTargetException e) {
            frame.seeIn(e.getCause());
            throw cause(e);
        }
    }

    private static Object[] arguments(ReflectiveInvocationContext<Method> invocation, Object... given) {
        Object[] arguments = invocation.getArguments().toArray();
        Class<?>[] types = invocation.getExecutable().getParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            for (Object each : given) {
                arguments[i] = types[i].isInstance(each) ? each : arguments[i];
            }
        }
        return arguments;
    }

    /**
     * Only a failed assertion says something about the sandbox. Any other exception means that the scenario is broken.
     */
    private static Exception cause(InvocationTargetException e) {
        if (e.getCause() instanceof AssertionError failure) {
            throw failure;
        }
        if (e.getCause() instanceof TestAbortedException aborted) {
            return assumption(aborted);
        }
        return e.getCause() instanceof Exception exception ? exception : e;
    }

    private static AssumptionException assumption(TestAbortedException aborted) {
        String message = aborted.getMessage() == null ? "it says no more" : aborted.getMessage();
        return new AssumptionException(message.replaceFirst("^Assumption failed: ", ""));
    }
}
