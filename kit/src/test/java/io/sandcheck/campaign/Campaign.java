package io.sandcheck.campaign;

import io.sandcheck.naming.Glob;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries to break the kit, and prints what it tried and what broke.
 *
 * <p>To be run by hand, by {@code kit/campaign}; a small one is part of the tests.
 */
final class Campaign {

    private final CampaignOptions options;
    private final Tally tally;
    private final PrintStream out;

    Campaign(CampaignOptions options, PrintStream out) {
        this.options = options;
        this.tally = new Tally(options.seed());
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        CampaignOptions options = CampaignOptions.of(args);
        Path scratch = Files.createTempDirectory(Path.of("kit/target").toAbsolutePath(), "campaign-");
        boolean clean;
        try {
            List<Trial> trials = trials(scratch);
            if (options.product() != null) {
                trials.addAll(Product.in(options.product(), scratch).trials());
            }
            clean = new Campaign(options, System.out).run(trials);
        } finally {
            remove(scratch);
        }
        System.exit(clean ? 0 : 1);
    }

    /** Return the trials that need no more than this process. */
    static List<Trial> trials(Path scratch) throws IOException {
        List<Trial> trials = new ArrayList<>();
        Inputs.in(scratch).forEach(input -> trials.add(new Lines(input)));
        trials.add(new StraceLines(scratch));
        trials.add(new HostileReports(scratch));
        trials.add(new SecretsInReports());
        return trials;
    }

    /** Try all that is wanted; tell whether nothing broke. */
    boolean run(List<Trial> trials) {
        out.printf("seed %d%n", options.seed());
        Glob only = new Glob(options.only());
        trials.stream().filter(trial -> only.matches(trial.name())).forEach(this::run);
        tally.print(out);
        return tally.clean();
    }

    Tally tally() {
        return tally;
    }

    private void run(Trial trial) {
        @Nullable Integer number = options.number();
        int times = Math.max(1, (int) (trial.times() * options.share()));
        int first = number == null ? 0 : number;
        int last = number == null ? times - 1 : number;
        out.printf("%s, %,d times%n", trial.name(), last - first + 1);
        for (int each = first; each <= last; each++) {
            int current = each;
            BiConsumer<Fault, String> failures = (fault, what) -> tally.failed(trial.name(), current, fault, what);
            Random random =
                    new Random(options.seed() * 1_000_003L + trial.name().hashCode() * 31L + current);
            tally.tried(trial.name());
            attempt(() -> trial.once(random, failures), failures);
        }
        BiConsumer<Fault, String> failures = (fault, what) -> tally.failed(trial.name(), last, fault, what);
        attempt(() -> trial.end(failures), failures);
    }

    /** Something that may fail in any way. */
    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    private static void attempt(Act act, BiConsumer<Fault, String> failures) {
        try {
            act.run();
        } catch (Exception e) {
            failures.accept(Fault.STACK_TRACE, e.toString());
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
