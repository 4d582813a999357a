package io.sandcheck.campaign;

import io.sandcheck.report.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;

/** Runs of commands that print what is hostile, without end too. */
final class HostileCommands implements Trial {

    private static final List<String> FLOODS = List.of(
            "head -c 100000000 /dev/zero",
            "head -c 100000000 /dev/urandom; head -c 100000000 /dev/urandom >&2",
            "yes '<script>obeyed()</script>' | head -c 100000000");

    private final Product product;

    HostileCommands(Product product) {
        this.product = product;
    }

    @Override
    public String name() {
        return "outputs: runs";
    }

    @Override
    public int times() {
        return 1;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws Exception {
        Path scenarios = CommandScenario.folder(product.surroundings().resolve("hostile"));
        int count = 0;
        for (byte[] output : HostileText.outputs()) {
            CommandScenario.write(scenarios, "h" + count++, output);
        }
        for (String flood : FLOODS) {
            CommandScenario.write(scenarios, "h" + count++, "level: must", flood);
        }
        Path out = product.out("hostile");
        String printed = product.run(Map.of(), failures, CommandScenario.arguments(scenarios, out));
        Outputs outputs = new Outputs(failures);
        outputs.requireHarmless(printed);
        outputs.requireHarmless(out);
        try (Report report = Report.open(out, false)) {
            if (report.summary().total() != count) {
                failures.accept(
                        Fault.LOST,
                        "%d of %d results: %s".formatted(report.summary().total(), count, printed));
            }
        }
    }
}
