package io.sandcheck.host.container;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports the progress of an image build: each step, and from time to time what a long step is doing. */
final class BuildProgress {

    /** The line with which engines announce a step. */
    private static final Pattern STEP = Pattern.compile("Step (\\d+)/(\\d+) : *(.*)");

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);
    private static final int LONGEST = 60;

    private final String image;
    private final Consumer<String> progress;
    private final InstantSource clock;
    private final Instant start;
    private Instant told;
    private String step = "";

    BuildProgress(String image, Consumer<String> progress, InstantSource clock) {
        this.image = image;
        this.progress = progress;
        this.clock = clock;
        this.start = clock.instant();
        this.told = start;
    }

    /** Take in a line that the engine writes; return whether a step begins with it. */
    boolean onLine(String line) {
        Matcher matcher = STEP.matcher(line);
        boolean begins = matcher.lookingAt();
        if (begins) {
            step = ": step %s of %s".formatted(matcher.group(1), matcher.group(2));
            tell("Building", matcher.group(3));
        } else if (Duration.between(told, clock.instant()).compareTo(LONGEST_SILENCE) >= 0) {
            tell("Building", line.strip());
        }
        return begins;
    }

    /** The image is ready. */
    void end() {
        step = "";
        tell("Built", "");
    }

    private void tell(String what, String detail) {
        told = clock.instant();
        long seconds = Duration.between(start, told).toSeconds();
        String shown = detail.length() > LONGEST ? detail.substring(0, LONGEST) + "..." : detail;
        progress.accept("%s image %s%s (%d:%02d)%s"
                .formatted(what, image, step, seconds / 60, seconds % 60, shown.isEmpty() ? "" : ": " + shown));
    }
}
