package io.sandcheck.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The output streams of the command.
 *
 * @param out for results
 * @param err for progress and errors
 * @param styled whether {@code out} is a terminal with colors
 * @param live whether {@code err} is a terminal on which a line can be redrawn
 * @param columns maximum width of a line
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Console(PrintWriter out, PrintWriter err, boolean styled, boolean live, int columns) {

    static final int DEFAULT_COLUMNS = 100;

    private static final int FEWEST_COLUMNS = 60;

    /** Return the console of this process. */
    public static Console ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean ansi = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Console(
                new PrintWriter(System.out, true, UTF_8),
                new PrintWriter(System.err, true, UTF_8),
                ansi && isTerminal(1) && !environment.containsKey("NO_COLOR"),
                ansi && isTerminal(2),
                columns(environment.getOrDefault("COLUMNS", "")));
    }

    /** {@code System.console()} only tells about standard input and output together, and since JDK 22 not even that. */
    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    private static int columns(String variable) {
        return variable.matches("\\d{1,4}") ? Math.max(FEWEST_COLUMNS, Integer.parseInt(variable)) : DEFAULT_COLUMNS;
    }

    /** Return the text in that style, if the terminal shows styles. */
    public String styled(Style style, String text) {
        return styled ? style.around(text) : text;
    }
}
