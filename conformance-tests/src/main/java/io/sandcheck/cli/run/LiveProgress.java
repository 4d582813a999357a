package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;

/** One line that is redrawn; what is not as expected stays above it. */
final class LiveProgress implements Progress {

    private static final String ERASE = "\r\u001b[K";

    /** A terminal that does not break lines cuts off what is too long; else redrawing would leave the rest behind. */
    private static final String DO_NOT_BREAK = "\u001b[?7l";

    private static final String BREAK = "\u001b[?7h";

    private final Console console;
    private final int experiments;
    private int done;
    private int unexpected;
    private String now = "";
    private boolean ended;

    LiveProgress(Console console, int experiments) {
        this.console = console;
        this.experiments = experiments;
    }

    @Override
    public synchronized void started(Subject subject, Setting setting) {
        now = "%s in %s".formatted(subject.label(), setting.label());
        draw();
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        done++;
        if (result.comparison() == Comparison.UNEXPECTED) {
            unexpected++;
            above(Style.BAD.around(ResultLine.of(result)));
        }
        draw();
    }

    @Override
    public synchronized void warned(String line) {
        above(Printable.line(line));
        draw();
    }

    @Override
    public synchronized void say(String line) {
        now = line;
        draw();
    }

    private void above(String line) {
        if (!ended) {
            console.err().print(ERASE + line + System.lineSeparator());
        }
    }

    private void draw() {
        if (!ended) {
            String bad = unexpected == 0 ? "" : " " + Style.BAD.around(unexpected + " not as expected");
            String line = "[%d/%d]%s %s".formatted(done, experiments, bad, Printable.line(now));
            console.err().print(ERASE + DO_NOT_BREAK + line + BREAK);
            console.err().flush();
        }
    }

    @Override
    public synchronized void end() {
        if (!ended) {
            console.err().print(ERASE);
            console.err().flush();
            ended = true;
        }
    }
}
