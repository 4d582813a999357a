package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.experiment.ResultListener;
import java.time.Clock;

/** Shows how a run gets on. */
interface Progress extends ResultListener {

    /** Choose the way that suits where it is shown. */
    static Progress on(Console console, int experiments) {
        return console.live()
                ? new LiveProgress(console, experiments, Clock.systemUTC()).ticking()
                : new PlainProgress(console, experiments);
    }

    /** Tell in one line what takes its time. */
    void say(String line);

    /** Show nothing from now on. */
    void end();
}
