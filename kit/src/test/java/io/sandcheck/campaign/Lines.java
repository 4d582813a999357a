package io.sandcheck.campaign;

import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Damaged inputs of one kind. */
final class Lines implements Trial {

    private static final int TIMES = 100_000;
    private static final int HUNG_SECONDS = 20;
    private static final int LONGEST_MESSAGE = 5_000;

    /** The exceptions that are shown to the user as one sentence. */
    private static final Set<String> FORESEEN = Set.of(
            "AdapterFault",
            "AdapterRefusal",
            "AssumptionException",
            "ConversationException",
            "ExecFailedException",
            "FixtureException",
            "HostException",
            "JsonException",
            "LauncherException",
            "ReportException",
            "SandboxException",
            "SelectionException",
            "UsageException",
            "YamlException");

    private final FuzzedInput input;

    Lines(FuzzedInput input) {
        this.input = input;
    }

    @Override
    public String name() {
        return "lines: " + input.name();
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws InterruptedException {
        byte[] line = new Mutation(random, input.samples()).next();
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread reading = new Thread(() -> read(line, done), "campaign-" + input.name());
        reading.setDaemon(true);
        reading.start();
        try {
            done.get(HUNG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            failures.accept(Fault.HUNG, "reading took longer than %d s".formatted(HUNG_SECONDS));
        } catch (ExecutionException e) {
            judge(Objects.requireNonNull(e.getCause()), failures);
        }
    }

    private void read(byte[] line, CompletableFuture<Void> done) {
        try {
            input.read(line);
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }

    private static void judge(Throwable problem, BiConsumer<Fault, String> failures) {
        String message = String.valueOf(problem.getMessage());
        if (!FORESEEN.contains(problem.getClass().getSimpleName())) {
            failures.accept(Fault.STACK_TRACE, described(problem));
        } else if (problem.getMessage() == null || message.isBlank() || message.length() > LONGEST_MESSAGE) {
            failures.accept(Fault.STACK_TRACE, "a message that says nothing, or too much: " + described(problem));
        }
    }

    private static String described(Throwable problem) {
        StringBuilder text = new StringBuilder(problem.toString());
        for (Throwable each = problem; each != null; each = each.getCause()) {
            for (StackTraceElement frame : each.getStackTrace()) {
                if (frame.getClassName().startsWith("io.sandcheck.")) {
                    text.append(" at ").append(frame);
                    break;
                }
            }
        }
        return text.toString();
    }
}
