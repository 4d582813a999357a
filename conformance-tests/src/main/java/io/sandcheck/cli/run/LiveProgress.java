package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** One line that is redrawn, with the elapsed time and the current experiment. Unexpected results stay above it. */
final class LiveProgress implements Progress {

    private static final String ERASE = "\r\u001b[K";

    /**
     * Tells the terminal to cut long lines instead of breaking them. Otherwise redrawing would leave parts of them
     * behind.
     */
    private static final String DO_NOT_BREAK = "\u001b[?7l";

    private static final long A_SECOND = 1000;

    private static final String BREAK = "\u001b[?7h";

    private final Console console;
    private final int experiments;
    private final InstantSource clock;
    private final Instant start;
    private final Set<String> running = new LinkedHashSet<>();
    private @Nullable Timer ticker;
    private int done;
    private int unexpected;
    private String now = "";
    private boolean ended;

    LiveProgress(Console console, int experiments, InstantSource clock) {
        this.console = console;
        this.experiments = experiments;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Update the time even if nothing happens. */
    synchronized LiveProgress ticking() {
        ticker = new Timer("sandcheck-progress", true);
        TimerTask drawing = new TimerTask() {
            @Override
            public void run() {
                draw();
            }
        };
        ticker.scheduleAtFixedRate(drawing, A_SECOND, A_SECOND);
        return this;
    }

    @Override
    public synchronized void started(Subject subject, Setting setting) {
        now = label(subject, setting);
        running.add(now);
        draw();
    }

    @Override
    public synchronized void finished(ScenarioResult result) {
        done++;
        running.remove(label(result.subject(), result.setting()));
        now = running.stream().reduce("", (first, last) -> last);
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

    private static String label(Subject subject, Setting setting) {
        return "%s in %s".formatted(subject.label(), setting.label());
    }

    private synchronized void draw() {
        if (!ended) {
            long seconds = Duration.between(start, clock.instant()).toSeconds();
            String bad = unexpected == 0 ? "" : " " + Style.BAD.around(unexpected + " not as expected");
            String line = "[%d/%d] %d:%02d%s %s"
                    .formatted(done, experiments, seconds / 60, seconds % 60, bad, Printable.line(now));
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
            if (ticker != null) {
                ticker.cancel();
            }
        }
    }
}
