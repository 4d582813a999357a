package io.sandcheck.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The output of a command on one stream: all of it, or its beginning and its end if it is longer than the limit of the
 * {@link Command}.
 *
 * @param head the first bytes; all bytes if nothing was left out
 * @param tail the last bytes; empty if nothing was left out
 * @param totalBytes how many bytes the command wrote
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@SuppressWarnings(
        "ArrayRecordComponent") // nobody compares it, and a copy of a megabyte at each access would cost too much
public record Output(byte[] head, byte[] tail, long totalBytes) {

    /** No output. */
    public static final Output EMPTY = new Output(new byte[0], new byte[0], 0);

    /** Tell whether the middle was left out. */
    public boolean truncated() {
        return totalBytes > (long) head.length + tail.length;
    }

    /**
     * Return the bytes that were kept as UTF-8. Malformed bytes are replaced, and a line tells how many bytes were left
     * out.
     */
    public String text() {
        String first = new String(head, StandardCharsets.UTF_8);
        if (!truncated()) {
            return first + new String(tail, StandardCharsets.UTF_8);
        }
        String gap =
                String.format(Locale.ROOT, "%n[... %,d bytes left out ...]%n", totalBytes - head.length - tail.length);
        return first + gap + new String(tail, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text();
    }
}
