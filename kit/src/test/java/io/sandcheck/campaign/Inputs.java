package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.adapter.FuzzedAdapters;
import io.sandcheck.diagnosis.DiagnosisRules;
import io.sandcheck.expectation.FuzzedExpectations;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.FuzzedAnswers;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.FuzzedProbes;
import io.sandcheck.report.FuzzedReports;
import io.sandcheck.sandbox.FuzzedDefinitions;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.selection.Shard;
import io.sandcheck.trace.FuzzedTraces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that the kit reads and others write. */
final class Inputs {

    private Inputs() {}

    static List<FuzzedInput> in(Path scratch) throws IOException {
        List<FuzzedInput> inputs = new ArrayList<>();
        inputs.addAll(FuzzedReports.in(scratch));
        inputs.addAll(FuzzedAnswers.in(scratch));
        inputs.addAll(FuzzedAdapters.all());
        inputs.addAll(FuzzedProbes.all());
        inputs.addAll(FuzzedTraces.all());
        inputs.addAll(FuzzedExpectations.in(scratch));
        inputs.addAll(FuzzedDefinitions.in(scratch));
        inputs.add(FuzzedInput.ofFile(
                "scenario", yamlBelow(Fixtures.folder("scenarios")), scratch, "mine.yaml", ScenarioFile::read));
        inputs.add(FuzzedInput.ofFile(
                "rules", yamlBelow(Fixtures.folder("diagnosis")), scratch, "rules.yaml", DiagnosisRules::read));
        inputs.add(FuzzedInput.of("numbers", texts("1/3", "7:12345:0:b:4026531836", "auto"), input -> {
            String text = new String(input, UTF_8);
            RunOwner.parse(text).ifPresent(RunOwner::alive);
            Shard.parse(text, Map.of());
        }));
        return inputs;
    }

    private static List<byte[]> texts(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }

    private static List<Path> yamlBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
