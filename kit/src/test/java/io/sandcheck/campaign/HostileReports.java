package io.sandcheck.campaign;

import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.publication.Publication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/** Reports of results that are hostile in every place. */
final class HostileReports implements Trial {

    private static final List<byte[]> OUTPUTS = HostileText.outputs();

    private final Path scratch;

    HostileReports(Path scratch) {
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return "outputs: reports";
    }

    @Override
    public int times() {
        return 400;
    }

    @Override
    public void once(Random random, BiConsumer<Fault, String> failures) throws Exception {
        String text = new String(OUTPUTS.get(random.nextInt(OUTPUTS.size())), StandardCharsets.UTF_8);
        Path directory = CommandScenario.folder(scratch.resolve("hostile-report"));
        SampleReports.write(directory, SampleReports.hostile(text));
        try (Report report = Report.open(directory, false)) {
            Publication.write(directory, report);
        }
        new Outputs(failures).requireHarmless(directory);
    }
}
