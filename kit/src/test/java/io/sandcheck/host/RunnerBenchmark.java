package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Measures what a host costs to open, and what the runner costs, as ratios within one run: many small commands against a shell loop in the same
 * place, and a gigabyte of output against a pipe in the same place and against the heap.
 *
 * <p>To be run by hand, by {@code kit/benchmark}.
 */
final class RunnerBenchmark {

    private static final int COMMANDS = 200;
    private static final int ROUNDS = 5;
    private static final long GIGABYTE = 1L << 30;
    private static final String LOOP = "i=0; while [ $i -lt %d ]; do /bin/true; i=$((i+1)); done".formatted(COMMANDS);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Host host;
    private final PrintStream out;

    private RunnerBenchmark(Host host, PrintStream out) {
        this.host = host;
        this.out = out;
    }

    public static void main(String[] args) {
        HostProvider provider = HostKinds.choose(args.length == 0 ? "auto" : args[0]);
        Sandbox sandbox = SandboxCatalog.ofFixtures().find("ref-permits-all");
        openings(provider, sandbox, System.out);
        try (Host host = provider.open(sandbox, RunOwner.newRun(), line -> {})) {
            RunnerBenchmark benchmark = new RunnerBenchmark(host, System.out);
            benchmark.smallCommands();
            benchmark.gigabyte();
        }
    }

    /** The best of several, since whatever else runs on the machine only adds to it; the first warms up. */
    private static void openings(HostProvider provider, Sandbox sandbox, PrintStream out) {
        double best = IntStream.rangeClosed(0, ROUNDS)
                .mapToDouble(round -> {
                    Host[] opened = new Host[1];
                    double opening = seconds(() -> opened[0] = provider.open(sandbox, RunOwner.newRun(), line -> {}));
                    opened[0].close();
                    return opening;
                })
                .skip(1)
                .min()
                .orElseThrow();
        out.printf("opening a host [%s]: %.2f s%n", provider.name(), best);
    }

    private void smallCommands() {
        double best = Double.MAX_VALUE;
        for (int round = 0; round <= ROUNDS; round++) {
            double loop = seconds(() -> run("sh", "-c", LOOP));
            double runner = seconds(() -> LongStream.range(0, COMMANDS).forEach(i -> run("/bin/true")));
            best = round == 0 ? best : Math.min(best, runner / loop); // the first round warms up
        }
        out.printf("%d commands on host [%s], runner / shell loop: %.2f%n", COMMANDS, host.name(), best);
    }

    private void gigabyte() {
        String write = "head -c %d /dev/zero".formatted(GIGABYTE);
        double pipe = seconds(() -> run("sh", "-c", write + " | cat > /dev/null"));
        double runner = seconds(() -> {
            long taken = run("sh", "-c", write).stdout().totalBytes();
            if (taken != GIGABYTE) {
                throw new IllegalStateException("took %d bytes of %d".formatted(taken, GIGABYTE));
            }
        });
        out.printf("a gigabyte of output on host [%s], runner / pipe: %.2f%n", host.name(), runner / pipe);
        out.printf(
                "peak of the heap / its limit of %d MiB: %.2f%n",
                Runtime.getRuntime().maxMemory() >> 20,
                (double) peakHeap() / Runtime.getRuntime().maxMemory());
    }

    private CommandResult run(String... argv) {
        return host.run(Command.of(argv).withTimeLimit(PATIENCE));
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
