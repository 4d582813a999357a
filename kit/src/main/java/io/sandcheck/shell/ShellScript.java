package io.sandcheck.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Builds a shell script.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ShellScript {

    /** Text that a person can read, and that a terminal shows unchanged. */
    private static final Pattern READABLE = Pattern.compile("(?:[\\t\\n\\P{C}]*\\n)?");

    private final List<String> lines = new ArrayList<>();

    /** Add a comment or a command line. */
    public ShellScript line(String line) {
        lines.add(line);
        return this;
    }

    /** Add a command. */
    public ShellScript command(String... words) {
        return line(ShellWords.of(List.of(words)));
    }

    /** Add the commands that write a file and create its parent directories. */
    public ShellScript write(String path, byte[] content, boolean executable) {
        command("mkdir", "-p", path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        Optional<String> text = readable(content);
        if (text.isPresent()) {
            lines.add(withInput("cat > " + ShellWords.quoted(path), text.get()));
        } else {
            lines.add("echo %s | base64 -d > %s"
                    .formatted(Base64.getEncoder().encodeToString(content), ShellWords.quoted(path)));
        }
        return executable ? command("chmod", "+x", path) : this;
    }

    private static Optional<String> readable(byte[] content) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return Optional.of(text).filter(each -> READABLE.matcher(each).matches());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Return a command line that reads this script from its standard input. */
    public String asInputOf(String command) {
        return withInput(command, this + "\n");
    }

    /** A here-document ends at the first line that equals its delimiter. */
    private static String withInput(String command, String text) {
        StringBuilder delimiter = new StringBuilder("END");
        while (text.lines().anyMatch(line -> line.contentEquals(delimiter))) {
            delimiter.append('_');
        }
        return "%s <<'%s'%n%s%s".formatted(command, delimiter, text, delimiter);
    }

    /** Return its lines, without a line break at the end. */
    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
