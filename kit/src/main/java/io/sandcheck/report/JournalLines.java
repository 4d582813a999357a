package io.sandcheck.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds lines of a file by their offsets. Lines that follow each other are read together. */
final class JournalLines {

    private final FileChannel channel;
    private final byte[] chunk;
    private long begin;
    private int length;

    /**
     * Make one that has read nothing yet.
     *
     * @param size how much is read at once, in bytes
     */
    JournalLines(FileChannel channel, int size) {
        this.channel = channel;
        this.chunk = new byte[size];
    }

    /** Return the line at an offset without its end; null at the end of the file, or if the line has no end. */
    byte @Nullable [] at(long offset) throws IOException {
        int begun = find(offset);
        int ended = begun < 0 ? -1 : lineFeed(begun);
        return ended < 0 ? longLine(offset) : Arrays.copyOfRange(chunk, begun, ended);
    }

    /** Return a line that goes beyond the chunk. */
    private byte @Nullable [] longLine(long offset) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int from = find(offset); from >= 0; from = find(offset + line.size())) {
            int end = lineFeed(from);
            line.write(chunk, from, (end < 0 ? length : end) - from);
            if (end >= 0) {
                return line.toByteArray();
            }
        }
        return null;
    }

    /** Return the position of an offset in the chunk, and read the chunk if necessary; -1 at the end of the file. */
    private int find(long offset) throws IOException {
        if (offset < begin || offset >= begin + length) {
            begin = offset;
            length = Math.max(0, channel.read(ByteBuffer.wrap(chunk), offset));
        }
        return length == 0 ? -1 : (int) (offset - begin);
    }

    private int lineFeed(int from) {
        // The first compiler reads a field anew for each byte.
        byte[] bytes = chunk;
        int end = length;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
