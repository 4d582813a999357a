package io.sandcheck.cli.terminal;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.fixture.FixtureException;
import io.sandcheck.host.HostException;
import io.sandcheck.launcher.LauncherException;
import io.sandcheck.report.NoSpaceException;
import io.sandcheck.report.ReportException;
import io.sandcheck.sandbox.SandboxException;
import io.sandcheck.selection.SelectionException;
import io.sandcheck.yaml.YamlException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints one line about why the command failed, and returns the exit code. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Faults(Console console) {

    public int usage(ParameterException fault) {
        print(words(fault) + suggestion(fault));
        console.err()
                .println("Try '%s --help'."
                        .formatted(fault.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    /** After an unknown option, its value is unknown too, so only the option is named. */
    private static String words(ParameterException fault) {
        return fault instanceof UnmatchedArgumentException unmatched && unmatched.isUnknownOption()
                ? "Unknown option: '%s'".formatted(unmatched.getUnmatched().get(0))
                : String.valueOf(fault.getMessage());
    }

    private static String suggestion(ParameterException fault) {
        List<String> near =
                fault instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** An unexpected error is shown with its stack trace, because users report it to us. */
    public int exitCode(Exception fault) {
        if (fault instanceof SelectionException selection) {
            print(selection.part().option() + ": " + fault.getMessage());
            return ExitCode.USAGE;
        }
        if (fault instanceof HostException || fault instanceof NoSpaceException) {
            return broken(fault);
        }
        if (fault instanceof UncheckedIOException) {
            print("%s: %s".formatted(fault.getMessage(), fault.getCause()));
            return ExitCode.BROKEN;
        }
        if (isOfTheUser(fault)) {
            print(String.valueOf(fault.getMessage()));
            return ExitCode.USAGE;
        }
        fault.printStackTrace(console.err());
        return ExitCode.BROKEN;
    }

    /** The message says everything. */
    public int broken(Exception fault) {
        print(String.valueOf(fault.getMessage()));
        return ExitCode.BROKEN;
    }

    private static boolean isOfTheUser(Exception fault) {
        return fault instanceof UsageException
                || fault instanceof SandboxException
                || fault instanceof YamlException
                || fault instanceof FixtureException
                || fault instanceof LauncherException
                || fault instanceof ReportException;
    }

    public void print(String message) {
        console.err()
                .println("sandcheck: "
                        + message.lines()
                                .map(Printable::line)
                                .reduce((a, b) -> a + "\n" + b)
                                .orElse(""));
        console.err().flush();
    }
}
