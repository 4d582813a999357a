package io.sandcheck.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line without the kit that was printed last. */
public record PrintedLine(String text) {

    /** How it ended, with all that it wrote. */
    public record Ended(int exitCode, String output) {}

    public static PrintedLine on(Screen screen) {
        Matcher line = Pattern.compile("\nThe same without Sandcheck:\n\n(.*)\n\\z", Pattern.DOTALL)
                .matcher(screen.out());
        assertThat(line.find()).as(screen.out()).isTrue();
        return new PrintedLine(line.group(1));
    }

    public Ended execute() throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", text).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
