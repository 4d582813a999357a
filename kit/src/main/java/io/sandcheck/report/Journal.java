package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.json.Json;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes each result as one line of {@value #FILE_NAME}, and sends it to the disk before the next scenario of the same
 * thread starts.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Journal implements ResultListener, AutoCloseable {

    /** Name of the file in the report directory. */
    public static final String FILE_NAME = "results.jsonl";

    private final Path file;
    private final Redaction redaction;
    private final FileChannel lock;
    private final RandomAccessFile written;
    private final Writer writer;
    private @Nullable ReportException failure;
    private boolean closed;

    /**
     * Write to a file. JUnit interrupts the threads of tests that time out. That would close a channel, and end the
     * journal of all other tests. So the channel only holds the lock.
     */
    Journal(Path file, FileChannel lock, Redaction redaction) {
        this.file = file;
        this.lock = lock;
        this.redaction = redaction;
        try {
            this.written = new RandomAccessFile(file.toFile(), "rw");
            this.writer = new BufferedWriter(new OutputStreamWriter(new FileOutputStream(written.getFD()), UTF_8));
        } catch (IOException e) {
            throw new ReportException("Report [%s] cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Begin an empty journal in a directory, which is created if necessary. Credentials in the environment of this
     * process are not written into it.
     *
     * @throws ReportException if nothing can be written there
     */
    public static Journal open(Path directory) {
        return open(directory, Redaction.of(System.getenv()));
    }

    /**
     * Begin an empty journal in a directory, which is created if necessary.
     *
     * @throws ReportException if nothing can be written there
     */
    public static Journal open(Path directory, Redaction redaction) {
        Path file = ReportDirectory.prepare(directory).resolve(FILE_NAME);
        return new Journal(file, ReportDirectory.openForOneWriter(file), redaction);
    }

    /** Return the file. */
    public Path file() {
        return file;
    }

    /**
     * Let no experiment begin if its result could not be written.
     *
     * @throws ReportException if an earlier result could not be written
     */
    @Override
    public synchronized void started(Subject subject, Setting setting) {
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Write a result. After {@link #close()} nothing happens.
     *
     * @throws ReportException if this result, or an earlier one, could not be written
     */
    @Override
    public synchronized void finished(ScenarioResult result) {
        started(result.subject(), result.setting());
        if (!closed) {
            write(RecordedResult.of(result, redaction));
        }
    }

    private void write(RecordedResult result) {
        long end = -1;
        try {
            end = written.getFilePointer();
            Json.writeLine(result, writer);
        } catch (IOException e) {
            failure = new ReportException(
                    "Report [%s] could not be continued: %s; it ends before [%s]"
                            .formatted(file, e.getMessage(), result.label()),
                    e);
            cutOffAt(end);
            throw failure;
        }
    }

    /** A line is written completely or not at all. */
    private void cutOffAt(long end) {
        try {
            written.setLength(end);
        } catch (IOException | IllegalArgumentException e) {
            // The incomplete line stays; readers ignore a last line without an end.
            if (failure != null) {
                failure.addSuppressed(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            written.close();
            lock.close();
        } catch (IOException e) {
            throw new ReportException("Report [%s] could not be closed: %s".formatted(file, e.getMessage()), e);
        }
    }
}
