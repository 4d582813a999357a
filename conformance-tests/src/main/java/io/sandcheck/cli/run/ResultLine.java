package io.sandcheck.cli.run;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.Locale;
import org.apiguardian.api.API;

/** A result on one line. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ResultLine {

    private ResultLine() {}

    public static String of(ScenarioResult result) {
        Judgement judgement = result.judgement();
        String diagnosis = judgement.diagnosisId() == null ? "" : " " + judgement.diagnosisId();
        return Printable.line("%s in %s: %s%s%s (%s)"
                .formatted(
                        result.subject().label(),
                        result.setting().label(),
                        judgement.verdict(),
                        diagnosis,
                        comparison(result),
                        seconds(result)));
    }

    private static String comparison(ScenarioResult result) {
        Comparison comparison = result.comparison();
        return switch (comparison) {
            case UNEXPECTED -> ", NOT AS EXPECTED";
            case BETTER -> ", better than expected";
            case AS_EXPECTED -> result.expectation().verdict() == Verdict.CONFORMS ? "" : ", as expected";
        };
    }

    private static String seconds(ScenarioResult result) {
        return String.format(Locale.ROOT, "%.1f s", result.duration().toMillis() / 1000.0);
    }
}
