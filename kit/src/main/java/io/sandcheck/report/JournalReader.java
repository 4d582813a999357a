package io.sandcheck.report;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.json.OmittedParts;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal, one result at a time, even while it is being written. A last line without an end is ignored: the run
 * was killed while it wrote the line.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JournalReader implements AutoCloseable {

    /** How much is read at once, in bytes: for many lines, and for one. */
    private static final int MANY_LINES = 1 << 16;

    private static final int ONE_LINE = 1 << 12;

    private static final OmittedParts DETAILS =
            OmittedParts.of(List.of("arms.outside", "arms.inside", "trace", "family"));

    private final Path file;
    private final FileChannel channel;

    private JournalReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Open a {@code results.jsonl}.
     *
     * @throws ReportException if it cannot be read
     */
    public static JournalReader open(Path file) {
        try {
            return new JournalReader(file, FileChannel.open(file));
        } catch (NoSuchFileException e) {
            throw new ReportException("Report [%s] does not exist; name a file that a run wrote".formatted(file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Pass each result to an action, with its offset, which {@link #at} takes.
     *
     * @throws ReportException if the file cannot be read, or a line is not a result
     */
    public void forEach(BiConsumer<Long, RecordedResult> action) {
        forEach(OmittedParts.NONE, action);
    }

    /**
     * Pass each result to an action as {@link #forEach(BiConsumer)} does, but without its largest parts: arms, trace and
     * family.
     *
     * @throws ReportException if the file cannot be read, or a line is not a result
     */
    public void forEachInBrief(BiConsumer<Long, RecordedResult> action) {
        forEach(DETAILS, action);
    }

    private void forEach(OmittedParts omitted, BiConsumer<Long, RecordedResult> action) {
        JournalLines lines = new JournalLines(channel, MANY_LINES);
        long offset = 0;
        for (byte[] line = line(lines, offset); line != null; line = line(lines, offset)) {
            action.accept(offset, parse(line, offset, omitted));
            offset += line.length + 1;
        }
    }

    /**
     * Return values that {@link Json} writes as they are in the journal, including parts that this version does not know.
     *
     * @throws ReportException when the next one is requested and cannot be read
     */
    public Iterator<Object> copies() {
        return new Iterator<>() {
            private final JournalLines lines = new JournalLines(channel, MANY_LINES);
            private long offset;
            private byte @Nullable [] line = line(lines, 0);

            @Override
            public boolean hasNext() {
                return line != null;
            }

            @Override
            public Object next() {
                if (line == null) {
                    throw new NoSuchElementException();
                }
                Object copy = Json.copied(line, "byte " + offset);
                offset += line.length + 1;
                line = line(lines, offset);
                return copy;
            }
        };
    }

    /**
     * Read the result at an offset.
     *
     * @throws ReportException if there is none
     */
    public RecordedResult at(long offset) {
        return parse(rawAt(offset), offset, OmittedParts.NONE);
    }

    /** Read the result at an offset without arms, trace and family. */
    RecordedResult inBriefAt(long offset) {
        return parse(rawAt(offset), offset, DETAILS);
    }

    /**
     * Read the result at an offset as it is written, including parts that this version does not know.
     *
     * @param omitted parts that are not needed
     * @throws ReportException if there is none
     */
    public <T> T at(long offset, OmittedParts omitted, BiFunction<RecordedResult, Map<String, Object>, T> make) {
        byte[] line = rawAt(offset);
        return make.apply(parse(line, offset, OmittedParts.NONE), Json.readObject(line, omitted, "byte " + offset));
    }

    /** Read the line at an offset, without its end. */
    byte[] rawAt(long offset) {
        byte[] line = line(new JournalLines(channel, ONE_LINE), offset);
        if (line == null) {
            throw new ReportException("Report [%s] has no result at byte [%d]".formatted(file, offset));
        }
        return line;
    }

    private RecordedResult parse(byte[] line, long offset, OmittedParts omitted) {
        try {
            RecordedResult result = Json.read(line, RecordedResult.class, omitted, "byte " + offset);
            if (SandboxPolicy.find(result.policyId()).isEmpty()) {
                throw foreign("byte %d: unknown policy [%s]".formatted(offset, result.policyId()), null);
            }
            return result;
        } catch (JsonException e) {
            throw foreign(e.getMessage(), e);
        }
    }

    private ReportException foreign(@Nullable String problem, @Nullable Exception cause) {
        return new ReportException("Report [%s] cannot be read by this version: %s".formatted(file, problem), cause);
    }

    private byte @Nullable [] line(JournalLines lines, long offset) {
        try {
            return lines.at(offset);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ReportException unreadable(Path file, IOException e) {
        return new ReportException("Report [%s] cannot be read: %s".formatted(file, e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
