package io.sandcheck.act;

import io.sandcheck.shell.ShellWords;
import java.util.List;
import java.util.Optional;

/** Acts as a shell does them. */
final class ShellActs {

    private ShellActs() {}

    /** Return the line that does an act; empty if a shell cannot do it. */
    static Optional<String> script(Act act) {
        return switch (act.kind()) {
            case CREATE, OVERWRITE -> Optional.of(print(act.argument(1)) + " >" + quoted(act, 0));
            case APPEND -> Optional.of(print(act.argument(1)) + " >>" + quoted(act, 0));
            case TRUNCATE -> Optional.of("printf '' >" + quoted(act, 0));
            case DELETE -> Optional.of("rm -f -- " + quoted(act, 0));
            case RENAME -> Optional.of("mv -f -- %s %s".formatted(quoted(act, 0), quoted(act, 1)));
            case LINK -> Optional.of("ln -- %s %s".formatted(quoted(act, 0), quoted(act, 1)));
            case SYMLINK -> Optional.of("ln -s -- %s %s".formatted(quoted(act, 0), quoted(act, 1)));
            case WRITE_THROUGH_LINK -> Optional.of(through("ln", act));
            case WRITE_THROUGH_SYMLINK -> Optional.of(through("ln -s", act));
            case SIGNAL -> Optional.of("kill -%s %s".formatted(act.argument(1), act.argument(0)));
            case READ -> Optional.of("cat " + quoted(act, 0));
            case MAKE_DIRECTORY -> Optional.of("mkdir -- " + quoted(act, 0));
            case CHANGE_MODE -> Optional.of("chmod %o %s".formatted(Integer.parseInt(act.argument(1)), quoted(act, 0)));
            case CHANGE_TIMES -> Optional.of("touch -d @%s -- %s".formatted(act.argument(1), quoted(act, 0)));
            case READ_MEMORY ->
                Optional.of("dd if=/proc/%s/mem bs=1 skip=%s count=%s"
                        .formatted(act.argument(0), act.argument(1), act.argument(2)));
            default -> Optional.empty();
        };
    }

    private static String through(String link, Act act) {
        return "%s -- %s %s; %s >>%s"
                .formatted(link, quoted(act, 0), quoted(act, 1), print(act.argument(2)), quoted(act, 1));
    }

    private static String print(String content) {
        return ShellWords.of(List.of("printf", "%s", content));
    }

    private static String quoted(Act act, int argument) {
        return ShellWords.quoted(act.argument(argument));
    }
}
