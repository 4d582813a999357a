package io.sandcheck.accuracy;

import io.sandcheck.assertj.SandcheckAssertions;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Experiment;
import io.sandcheck.experiment.Laboratory;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.experiment.Workload;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Has labelled failures explained, and grades what is said of each. */
final class Accuracy {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    /** One of them. */
    record Graded(LabelledFailure failure, ScenarioResult result, Grade grade) {

        /** Return it in a line, with what was said. */
        String line() {
            Diagnosis diagnosis = result.judgement().diagnosis();
            return "%-18s %-26s truth: %s; said: %s"
                    .formatted(
                            grade,
                            failure.id(),
                            failure.truth(),
                            diagnosis == null
                                    ? result.judgement().verdict() + " "
                                            + result.judgement().reason()
                                    : "[%s, %s] %s"
                                            .formatted(diagnosis.id(), diagnosis.confidence(), diagnosis.title()));
        }
    }

    private Accuracy() {}

    /**
     * Grade failures.
     *
     * @param folder where sandboxes are constructed
     */
    static List<Graded> grade(HostProvider provider, List<LabelledFailure> failures, Path folder) {
        try (Laboratory laboratory = new Laboratory(provider, RunOwner.newRun(), result -> {}, line -> {})) {
            return failures.parallelStream()
                    .map(failure -> grade(laboratory, failure, folder))
                    .toList();
        }
    }

    private static Graded grade(Laboratory laboratory, LabelledFailure failure, Path folder) {
        ScenarioSpec scenario = new ScenarioSpec(
                new Subject("accuracy/" + failure.id(), null, ScenarioKind.COMPATIBILITY, Level.MUST, List.of()),
                List.of(),
                null,
                failure.tools(),
                false,
                List.of(),
                TIME_LIMIT,
                null,
                null);
        Circumstances circumstances = new Circumstances(failure.in(folder), failure.policy(), HostCondition.NONE);
        Experiment experiment = new Experiment(laboratory, circumstances, scenario, new Diagnostician());
        ScenarioResult result = experiment.run(workload(failure), Expectation.CONFORMS);
        return new Graded(failure, result, Grade.of(result, failure.truth()));
    }

    private static Workload workload(LabelledFailure failure) {
        return (session, around, family) -> run(failure, session, around);
    }

    private static void run(LabelledFailure failure, SandboxSession session, Surroundings around) {
        failure.files().forEach((name, text) -> around.put(session.workspace() + "/" + name, text));
        if (!failure.setup().isEmpty()) {
            around.prepare(failure.setup(), session.workspace(), TIME_LIMIT);
        }
        List<String> argv = failure.command().stream()
                .map(word -> word.equals("{python}") ? session.python().executable() : word)
                .toList();
        SandcheckAssertions.assertThat(session.run(Command.of(argv).withEnvironment(failure.environment())))
                .succeeds();
    }

    /** Return how many got each grade: {@code 70 right, 8 probable and right, 12 unknown, 0 wrong}. */
    static String summary(List<Graded> graded) {
        return Arrays.stream(Grade.values())
                .map(grade -> "%d %s"
                        .formatted(
                                graded.stream()
                                        .filter(each -> each.grade() == grade)
                                        .count(),
                                grade.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining(", "));
    }

    /** Print every grade: {@code HOST FILE FOLDER}, an empty folder in which sandboxes are constructed. */
    public static void main(String... arguments) {
        List<LabelledFailure> failures = LabelledFailure.readAll(Path.of(arguments[1]));
        List<Graded> graded = grade(HostKinds.choose(arguments[0]), failures, Path.of(arguments[2]));
        graded.forEach(each -> System.out.println(each.line()));
        System.out.println(summary(graded));
    }
}
