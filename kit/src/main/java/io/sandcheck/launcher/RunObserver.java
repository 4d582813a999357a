package io.sandcheck.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Sees what JUnit tells of a run and no result does: containers that failed, so that what they hold never ran, and
 * exceptions that are no verdict.
 */
final class RunObserver implements TestExecutionListener {

    /** More of them than one wants to read; the cause is in the first. */
    private static final int MOST_FAULTS = 20;

    private final Set<String> faults = new LinkedHashSet<>();
    private int experiments;

    @Override
    public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        if (identifier.isTest()) {
            experiments++;
        }
        if (result.getStatus() == Status.FAILED && faults.size() < MOST_FAULTS) {
            result.getThrowable()
                    .filter(thrown -> identifier.isContainer() || !(thrown instanceof AssertionError))
                    .map(RunObserver::text)
                    .ifPresent(faults::add);
        }
    }

    /** An exception of ours says all there is to say; of another one the type does. */
    private static String text(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        boolean ours = thrown.getClass().getName().startsWith("io.sandcheck.");
        return ours && !message.isEmpty() ? message : thrown.toString();
    }

    synchronized RunOutcome outcome() {
        return new RunOutcome(experiments, List.copyOf(faults));
    }
}
