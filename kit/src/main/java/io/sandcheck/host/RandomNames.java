package io.sandcheck.host;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Names that are generated at random for each use, so that nobody can know them before.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RandomNames {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SHORTEST_NAME = 6;
    private static final int LONGEST_NAME = 11;
    private static final int TOKEN_LENGTH = 24;

    private RandomNames() {}

    /** Make a file name of a few lower-case letters. */
    public static String name() {
        return letters(RANDOM.nextInt(SHORTEST_NAME, LONGEST_NAME));
    }

    /** Make a token. If it appears in output, this proves that a program that was given the token wrote it. */
    public static String token() {
        return letters(TOKEN_LENGTH);
    }

    private static String letters(int count) {
        return RANDOM.ints(count, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
