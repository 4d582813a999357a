package io.sandcheck.launcher;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Sees what JUnit reports about a run, but no result shows: containers that failed, so that their scenarios never ran,
 * and exceptions that are not a verdict.
 */
final class RunObserver implements TestExecutionListener {

    /** Nobody reads more of them, and the first one shows the cause. */
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

    /** The message of our own exceptions is enough. Others also need their type. */
    private static String text(Throwable thrown) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        boolean ours = thrown.getClass().getName().startsWith("io.sandcheck.");
        return ours && !message.isEmpty() ? message : thrown.toString();
    }

    synchronized RunOutcome outcome() {
        return new RunOutcome(experiments, List.copyOf(faults));
    }
}
