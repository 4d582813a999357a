package io.sandcheck.shell;

import java.util.List;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Words as a POSIX shell takes them (POSIX.1-2024, Shell Command Language, 2.2 Quoting).
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ShellWords {

    private static final String PLAIN_SIGNS = "@%+=:,./_-";

    private ShellWords() {}

    /** Return a command line of these words. */
    public static String of(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    /** Return a word, in quotes if it needs them. */
    public static String quoted(String word) {
        return !word.isEmpty() && isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isPlain(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || PLAIN_SIGNS.indexOf(character) >= 0;
    }
}
