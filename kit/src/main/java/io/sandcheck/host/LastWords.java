package io.sandcheck.host;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * The end of a program's output, for messages. However much it writes, only a little is kept.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LastWords extends OutputStream {

    private static final int KEPT = 4000;

    private byte[] tail = new byte[0];

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] chunk, int offset, int length) {
        byte[] joined = Arrays.copyOf(tail, tail.length + length);
        System.arraycopy(chunk, offset, joined, tail.length, length);
        tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - KEPT), joined.length);
    }

    /** Return the kept bytes as UTF-8. Malformed bytes are replaced. */
    @Override
    public synchronized String toString() {
        return new String(tail, StandardCharsets.UTF_8);
    }
}
