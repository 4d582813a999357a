package io.sandcheck.campaign;

import io.sandcheck.report.Journal;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Runs that are killed at any moment. */
final class Kills implements Trial {

    private static final int TIMES = 100;
    private static final int LONGEST_MS = 15_000;
    private static final Duration END = Duration.ofMinutes(1);
    private static final Duration REMOVAL = Duration.ofSeconds(20);
    private static final List<String> SIGNALS = List.of("INT", "TERM", "KILL");

    private final Product product;
    private final String host;
    private final Set<Long> owners = new HashSet<>();

    Kills(Product product, String host) {
        this.product = product;
        this.host = host;
    }

    @Override
    public String name() {
        return "kills: " + host;
    }

    @Override
    public int times() {
        return TIMES;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws Exception {
        String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
        int delay = random.nextInt(LONGEST_MS);
        Path out = product.out("killed");
        Product.Running running = start(out);
        boolean ended = running.process().waitFor(delay, TimeUnit.MILLISECONDS);
        if (!ended) {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            String.valueOf(running.process().pid()))
                    .start()
                    .waitFor();
        }
        if (!running.ends(END)) {
            failures.accept(Fault.HUNG, "SIG%s after %d ms, and %s later it is there".formatted(signal, delay, END));
            Product.end(running);
        }
        String text = Product.judged(running, failures);
        requireAll(out, "SIG%s after %d ms".formatted(signal, delay), text, failures);
        if (!signal.equals("KILL")) {
            Set<Long> owner = Set.of(running.process().pid());
            List<String> left = new Leftovers(product.surroundings(), owner).after(REMOVAL);
            left.forEach(each -> failures.accept(Fault.LEFT, "SIG%s after %d ms: %s".formatted(signal, delay, each)));
        }
    }

    private Product.Running start(Path out) throws IOException {
        Product.Running running = product.start(
                Map.of(),
                "run",
                "--host",
                host,
                "--sandbox",
                "ref-confines",
                "--scenario",
                "i*/*",
                "--scenario",
                "f*/*",
                "--out",
                out.toString());
        owners.add(running.process().pid());
        return running;
    }

    /** Each result that the journal has must be in the report that is made of it afterwards. */
    private static void requireAll(Path out, String how, String text, BiConsumer<Fault, String> failures)
            throws IOException {
        Path journal = out.resolve(Journal.FILE_NAME);
        if (!Files.exists(journal)) {
            return;
        }
        String content = Files.readString(journal, StandardCharsets.UTF_8);
        long written = content.chars().filter(character -> character == '\n').count();
        try (Report report = Report.open(out, false)) {
            if (report.summary().total() != written) {
                failures.accept(
                        Fault.LOST,
                        "%s: %d of %d results".formatted(how, report.summary().total(), written));
            }
            if (report.incomplete().isEmpty() && !text.contains("GATE")) {
                failures.accept(Fault.LOST, how + ": the report does not say that it is not complete");
            }
        } catch (ReportException e) {
            failures.accept(Fault.LOST, how + ": " + e.getMessage());
        }
    }

    /** What a killed run could not remove itself, the next one does. */
    @Override
    public void end(BiConsumer<Fault, String> failures) throws Exception {
        if (owners.isEmpty()) {
            return;
        }
        Product.Running last = start(product.out("whole"));
        if (!last.ends(Duration.ofMinutes(5))) {
            failures.accept(Fault.HUNG, "a run that nobody killed");
            Product.end(last);
        }
        Product.judged(last, failures);
        new Leftovers(product.surroundings(), owners)
                .after(REMOVAL)
                .forEach(each -> failures.accept(Fault.LEFT, "after a whole run: " + each));
    }
}
