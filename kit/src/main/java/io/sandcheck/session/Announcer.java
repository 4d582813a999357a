package io.sandcheck.session;

import io.sandcheck.host.Python;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A small program that writes a line and then becomes the command. The shell is the fastest. The others are for
 * sandboxes that hide standard error, or have no shell inside.
 */
enum Announcer {
    SHELL("printf 'sandcheck-began-%s\\n' \"$(($1*$2))\" >&2; shift 2; exec \"$@\""),
    SHELL_ON_STDOUT("printf 'sandcheck-began-%s\\n' \"$(($1*$2))\"; shift 2; exec \"$@\""),
    PYTHON("""
            import os, sys
            a = sys.argv
            os.write(2, b"sandcheck-began-%d\\n" % (int(a[1]) * int(a[2])))
            try:
                os.execvp(a[3], a[3:])
            except OSError as problem:
                os.write(2, ("%s: %s\\n" % (a[3], problem.strerror)).encode())
                os._exit(127 if problem.errno == 2 else 126)""");

    /** The rest of the line is computed in the sandbox, so the whole line does not appear on the command line. */
    static final String LINE = "sandcheck-began-";

    private static final Pattern NO_SHELL =
            Pattern.compile("\\bsh\\b[^\\n]*(No such file|[Nn]ot found|ENOENT|os error 2)|ENOENT[^\\n]*\\bsh\\b");

    private final String program;

    Announcer(String program) {
        this.program = program;
    }

    String program() {
        return program;
    }

    /** Return the words that come before the program's arguments. */
    List<String> words(Python python) {
        return this == PYTHON
                ? List.of(python.executable(), "-I", "-S", "-c", program)
                : List.of("/bin/sh", "-c", program, "sh");
    }

    /** Tell whether a start that failed with the previous announcer may succeed with this one. */
    boolean worthTryingAfter(StartCheck check) {
        CommandResult result = check.result();
        return switch (this) {
            case SHELL -> false;
            case SHELL_ON_STDOUT -> check.unannounced();
            case PYTHON ->
                !check.started()
                        && result != null
                        && NO_SHELL.matcher(
                                        result.stderr().text() + result.stdout().text())
                                .find();
        };
    }
}
