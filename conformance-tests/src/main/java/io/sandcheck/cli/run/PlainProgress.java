package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;

/** Prints one line for each result. */
final class PlainProgress implements Progress {

    private final Console console;
    private final int experiments;
    private int done;
    private boolean ended;

    PlainProgress(Console console, int experiments) {
        this.console = console;
        this.experiments = experiments;
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        done++;
        print("[%d/%d] %s".formatted(done, experiments, ResultLine.of(result)));
    }

    @Override
    public synchronized void warned(String line) {
        say(line);
    }

    @Override
    public synchronized void say(String line) {
        print(Printable.line(line));
    }

    private void print(String line) {
        if (!ended) {
            console.err().println(line);
            console.err().flush();
        }
    }

    @Override
    public synchronized void end() {
        ended = true;
    }
}
