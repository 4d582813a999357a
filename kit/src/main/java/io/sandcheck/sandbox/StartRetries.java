package io.sandcheck.sandbox;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Says that the start of a sandbox fails at random and may be repeated. A sandbox that is started for each command may
 * be repeated before each command.
 *
 * @param times how often the start for one command may be repeated
 * @param when pattern in standard error that shows that a start failed in that way
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartRetries(int times, OutputPattern when) {

    /** A start that fails more often does not fail at random. */
    static final int MOST = 100;

    private static final int LONGEST = 300;

    /** Return the line that shows that a start failed in that way; empty if it failed in another way. */
    public Optional<String> sign(CommandResult start) {
        return when.line(start.stderr().text())
                .map(String::strip)
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST)));
    }
}
