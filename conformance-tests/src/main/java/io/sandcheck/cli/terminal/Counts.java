package io.sandcheck.cli.terminal;

import io.sandcheck.report.RunSummary;
import org.apiguardian.api.API;

/** Numbers with nouns. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Counts {

    private Counts() {}

    public static String of(int count, String noun) {
        return RunSummary.counted(count, noun);
    }
}
