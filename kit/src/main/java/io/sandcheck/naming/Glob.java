package io.sandcheck.naming;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A pattern for names such as {@code python/forkserver-pool}: {@code *} matches any characters, including slashes, and
 * {@code ?} one character. All other characters match themselves.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Glob(String pattern) {

    public boolean matches(String name) {
        String regex = pattern.codePoints().mapToObj(Glob::regexOf).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(name).matches();
    }

    private static String regexOf(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
