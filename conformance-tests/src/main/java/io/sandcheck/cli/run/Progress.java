package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.experiment.ResultListener;
import java.time.Clock;

/** Shows the progress of a run. */
interface Progress extends ResultListener {

    /** Choose the form that suits the terminal or file. */
    static Progress on(Console console, int experiments) {
        return console.live()
                ? new LiveProgress(console, experiments, Clock.systemUTC()).ticking()
                : new PlainProgress(console, experiments);
    }

    /** Print one line about a step that takes long. */
    void say(String line);

    /** Print nothing from now on. */
    void end();
}
