package io.sandcheck.sandbox;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * That the start of a sandbox fails at random, and may be repeated: before each command, where it is started for each.
 *
 * @param times how often the start for one command is repeated at most
 * @param when found in standard error where a start has failed in that way
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartRetries(int times, OutputPattern when) {

    /** More than this is no accident. */
    static final int MOST = 100;

    private static final int LONGEST = 300;

    /** Return the line by which a start that failed can be told from others; nothing where it failed in another way. */
    public Optional<String> sign(CommandResult start) {
        return when.line(start.stderr().text())
                .map(String::strip)
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST)));
    }
}
