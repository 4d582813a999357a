package io.sandcheck.benchmark;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures what Sandcheck costs, as ratios within one run: {@code ./sandcheck benchmark}. */
final class Benchmark {

    /** The subjects that can be measured. Their names select them. */
    enum Subject {
        KIT,
        RUNNER,
        FIRST,
        REPORT
    }

    private final Program sandcheck;
    private final List<HostProvider> hosts;
    private final Scale scale;
    private final PrintStream out;

    /**
     * Prepare it.
     *
     * @param sandcheck the command, as its user calls it
     * @param hosts where it measures; that it cannot is said
     */
    Benchmark(List<String> sandcheck, List<HostProvider> hosts, Scale scale, PrintStream out) {
        this.sandcheck = new Program(sandcheck);
        this.hosts = List.copyOf(hosts);
        this.scale = scale;
        this.out = out;
    }

    /** Measure the subjects that are named; all if none is. */
    public static void main(String[] args) throws Exception {
        List<Subject> subjects = Arrays.stream(args)
                .map(name -> Subject.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        // A virtual machine is carried by a container, and measured by no other yardstick.
        List<HostProvider> hosts = HostKinds.all().stream()
                .filter(host -> !host.name().equals("vm"))
                .toList();
        new Benchmark(List.of(System.getProperty("sandcheck.command")), hosts, Scale.FULL, System.out)
                .run(subjects.isEmpty() ? List.of(Subject.values()) : subjects);
    }

    void run(List<Subject> subjects) throws Exception {
        for (Subject subject : subjects) {
            for (HostProvider host : hosts) {
                measure(subject, host);
            }
        }
    }

    private void measure(Subject subject, HostProvider provider) throws Exception {
        Optional<String> obstacle = provider.obstacle();
        if (obstacle.isPresent()) {
            print(subject, provider, List.of("not measured: " + obstacle.get()));
        } else if (subject != Subject.REPORT || provider.isThisMachine()) {
            Path files = Files.createTempDirectory("sandcheck-benchmark-");
            Thread removal = new Thread(() -> remove(files));
            Runtime.getRuntime().addShutdownHook(removal);
            print(subject, provider, lines(subject, provider, files));
            remove(files);
            Runtime.getRuntime().removeShutdownHook(removal);
        }
    }

    private List<String> lines(Subject subject, HostProvider provider, Path files) throws Exception {
        return switch (subject) {
            case KIT ->
                (provider.isThisMachine()
                                ? new SameCommands(provider, "ref-denies", SandboxPolicy.UNRESTRICTED, scale, files)
                                : new SameCommands(provider, "bubblewrap", SandboxPolicy.WORKSPACE_WRITE, scale, files))
                        .lines(sandcheck);
            case RUNNER -> {
                try (Host host =
                        provider.open(SandboxCatalog.ofFixtures().find("ref-denies"), RunOwner.newRun(), line -> {})) {
                    yield new SmallCommands(host, scale).lines();
                }
            }
            case FIRST -> new FirstVerdict(sandcheck, provider.name(), scale, files).lines();
            case REPORT -> new LargeReport(sandcheck, scale, files).lines();
        };
    }

    private void print(Subject subject, HostProvider provider, List<String> lines) {
        String place = subject == Subject.REPORT ? "" : " on host [" + provider.name() + "]";
        lines.forEach(line -> out.println(line + place));
        out.flush();
    }

    private static void remove(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            // It is gone.
        }
    }
}
