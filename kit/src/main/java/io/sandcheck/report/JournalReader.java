package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Reads a journal, one result at a time, also while it is being written. A last line without its end is left out: the
 * run that wrote it was killed in the middle of it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JournalReader implements AutoCloseable {

    private static final int CHUNK = 1 << 14;

    private final Path file;
    private final FileChannel channel;

    private JournalReader(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Open a {@code results.jsonl}.
     *
     * @throws ReportException where it cannot be read
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
     * Hand over each result with the offset that {@link #at} finds it by.
     *
     * @throws ReportException where the file cannot be read, or a line of it is no result
     */
    public void forEach(BiConsumer<Long, RecordedResult> action) {
        long offset = 0;
        for (byte[] line = lineAt(offset); line != null; line = lineAt(offset)) {
            action.accept(offset, parse(line, offset));
            offset += line.length + 1;
        }
    }

    /**
     * Return the results as they are written, what this version does not know of them included.
     *
     * @throws ReportException when the next is asked for and cannot be read
     */
    public Iterator<Map<String, Object>> objects() {
        return new Iterator<>() {
            private long offset;
            private byte @Nullable [] line = lineAt(0);

            @Override
            public boolean hasNext() {
                return line != null;
            }

            @Override
            public Map<String, Object> next() {
                if (line == null) {
                    throw new NoSuchElementException();
                }
                Map<String, Object> object = objectAt(offset);
                offset += line.length + 1;
                line = lineAt(offset);
                return object;
            }
        };
    }

    /**
     * Read the result at an offset.
     *
     * @throws ReportException where there is none
     */
    public RecordedResult at(long offset) {
        return parse(rawAt(offset), offset);
    }

    /**
     * Read the result at an offset as it is written, what this version does not know of it included.
     *
     * @throws ReportException where there is none
     */
    public Map<String, Object> objectAt(long offset) {
        return Json.readObject(new String(rawAt(offset), UTF_8), "byte " + offset);
    }

    /** Read the line at an offset, without its end. */
    byte[] rawAt(long offset) {
        byte[] line = lineAt(offset);
        if (line == null) {
            throw new ReportException("Report [%s] has no result at byte [%d]".formatted(file, offset));
        }
        return line;
    }

    private RecordedResult parse(byte[] line, long offset) {
        try {
            RecordedResult result = Json.read(new String(line, UTF_8), RecordedResult.class, "byte " + offset);
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

    /** Return null at the end of the file, and for a line that has no end. */
    private byte @Nullable [] lineAt(long offset) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try {
            while (channel.read(chunk.clear(), offset + line.size()) > 0) {
                int end = indexOfLineFeed(chunk.flip());
                line.write(chunk.array(), 0, end < 0 ? chunk.limit() : end);
                if (end >= 0) {
                    return line.toByteArray();
                }
            }
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static int indexOfLineFeed(ByteBuffer chunk) {
        for (int i = 0; i < chunk.limit(); i++) {
            if (chunk.get(i) == '\n') {
                return i;
            }
        }
        return -1;
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
