package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The output of a command, prepared for matching: of bounded length, in lines of bounded length, without escape
 * sequences.
 *
 * @param error why the command could not even be executed; empty if it was executed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ObservedText(String stdout, String stderr, String error) {

    /**
     * Characters that are kept at each end: a sandbox warns at the beginning, and a program names its error at the end.
     */
    private static final int END = 65_536;

    private static final int LONGEST_LINE = 1_000;

    /** ECMA-48: control sequences, operating system commands, other escapes; a carriage return before a line feed. */
    private static final Pattern DECORATION = Pattern.compile(
            "\u001B\\[[0-?]*+[ -/]*+[@-~]|\u001B\\][^\u0007\u001B]*+(?:\u0007|\u001B\\\\)|\u001B[@-Z\\\\^_]|\r(?=\n)");

    /** The underlines of a traceback, zeros, and the mark of a cut are not messages of a program. */
    private static final Pattern NO_SUBSTANCE =
            Pattern.compile("[\\s~^.\\p{Cntrl}]*+|\\[\\.\\.\\. .* left out \\.\\.\\.\\]");

    private static final Pattern EXCEPTION =
            Pattern.compile("\\h*+(?:Caused by: )?[\\w.]*(?:Error|Exception|panicked at)\\b");

    public static ObservedText of(@Nullable CommandResult result, String error) {
        return result == null
                ? new ObservedText("", "", error)
                : new ObservedText(fit(result.stdout()), fit(result.stderr()), error);
    }

    /** Return everything: the error before the command, standard error, and standard output. */
    public String all() {
        return error + "\n" + stderr + "\n" + stdout;
    }

    /**
     * Return the last line with a message: of standard error, otherwise of standard output, otherwise of the error
     * before the command.
     */
    Optional<String> lastLine() {
        return lastLine(line -> !NO_SUBSTANCE.matcher(line).matches());
    }

    /**
     * Return the first line of that kind: of standard error, otherwise of standard output, otherwise of the error
     * before the command.
     */
    Optional<String> firstLine(Predicate<String> kind) {
        return Stream.of(stderr, stdout, error)
                .flatMap(text -> text.lines().filter(kind).limit(1))
                .findFirst()
                .map(String::strip);
    }

    /**
     * Return the decisive line: the first that names an error, otherwise the first exception, otherwise the last line
     * with a message.
     */
    Optional<String> decisiveLine() {
        return firstLine(line -> Errno.firstIn(line).isPresent())
                .or(() -> firstLine(line -> EXCEPTION.matcher(line).lookingAt()))
                .or(this::lastLine);
    }

    /**
     * Return the last line of that kind: of standard error, otherwise of standard output, otherwise of the error before
     * the command.
     */
    Optional<String> lastLine(Predicate<String> kind) {
        return Stream.of(stderr, stdout, error)
                .flatMap(text -> text.lines().filter(kind).reduce((earlier, later) -> later).stream())
                .findFirst()
                .map(String::strip);
    }

    private static String fit(Output output) {
        String text = output.text();
        String ends = text.length() <= 2 * END
                ? text
                : text.substring(0, END) + "\n[...]\n" + text.substring(text.length() - END);
        return DECORATION
                .matcher(ends)
                .replaceAll("")
                .lines()
                .map(ObservedText::cut)
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }
}
