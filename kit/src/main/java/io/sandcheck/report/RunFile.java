package io.sandcheck.report;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The file {@value #FILE_NAME} beside a journal: what ran, where, and what was left out.
 *
 * @param version of the file format
 * @param runs the runs whose results are in the journal; several if it was merged
 * @param notes about the journal as a whole
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunFile(int version, List<RecordedRun> runs, List<String> notes) {

    /** Name of the file in the report directory. */
    public static final String FILE_NAME = "run.json";

    /** The file format that this version of the kit writes. */
    public static final int VERSION = 1;

    public RunFile {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** Make one in the current file format. */
    public RunFile(List<RecordedRun> runs, List<String> notes) {
        this(VERSION, runs, notes);
    }

    /**
     * Read the file of a directory. If it does not exist, as with journals of early versions, return one without runs.
     *
     * @throws ReportException if it exists but cannot be read, or a newer version of this kit wrote it
     */
    public static RunFile read(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        try {
            RunFile read = Json.read(Files.readString(file), RunFile.class, FILE_NAME);
            if (read.version() > VERSION) {
                throw new ReportException(
                        "Report [%s] has version [%d], and this Sandcheck reads version %d; use a newer Sandcheck"
                                .formatted(file, read.version(), VERSION));
            }
            return read;
        } catch (NoSuchFileException e) {
            return new RunFile(List.of(), List.of());
        } catch (IOException | JsonException e) {
            throw new ReportException("Report [%s] cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Write it into a directory, and replace an existing one.
     *
     * @throws ReportException if it cannot be written
     */
    public void write(Path directory) {
        ReportDirectory.replace(directory.resolve(FILE_NAME), out -> Json.writePretty(this, out));
    }
}
