package io.sandcheck.report.page;

import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RecordedSandbox;
import io.sandcheck.report.RunFile;
import io.sandcheck.shell.ShellWords;
import java.util.ArrayList;
import java.util.List;

/** The command that repeats an experiment. */
final class Reproduction {

    private static final String OF_THE_KIT = "fixtures/sandboxes/";

    private Reproduction() {}

    static String command(RecordedResult result, RunFile run) {
        List<String> words = new ArrayList<>(List.of("./sandcheck", "reproduce", result.label()));
        words.addAll(List.of("--sandbox", reference(result, run)));
        words.addAll(List.of("--policy", result.policyId(), "--host", result.host()));
        if (!result.condition().equals("none")) {
            words.addAll(List.of("--condition", result.condition()));
        }
        return ShellWords.of(words);
    }

    /** A user's own sandbox is named by its definition. */
    private static String reference(RecordedResult result, RunFile run) {
        return run.runs().stream()
                .flatMap(one -> one.sandboxes().stream())
                .filter(sandbox -> sandbox.name().equals(result.sandbox()))
                .map(RecordedSandbox::definition)
                .filter(definition -> !definition.startsWith(OF_THE_KIT))
                .findFirst()
                .map(definition -> (definition.startsWith("/") ? "" : "./") + definition + "@" + result.version())
                .orElse(result.sandboxLabel());
    }
}
