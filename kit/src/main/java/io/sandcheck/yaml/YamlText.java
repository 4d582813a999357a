package io.sandcheck.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Reads the text of a file: only UTF-8, and only up to a limit. */
final class YamlText {

    /** Much more than any definition that a person writes. */
    static final int MAX_BYTES = 1 << 18;

    private YamlText() {}

    static String read(YamlSource source) {
        return decode(source, bytes(source));
    }

    private static byte[] bytes(YamlSource source) {
        if (Files.isDirectory(source.file())) {
            throw source.error("is a directory; expected a file");
        }
        try (InputStream in = Files.newInputStream(source.file())) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw source.error("is longer than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw source.error("does not exist");
        } catch (IOException e) {
            throw source.error("cannot be read: " + e);
        }
    }

    private static String decode(YamlSource source, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean malformed = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (malformed) {
            throw errorAtEnd(source, text, "byte 0x%02x is not UTF-8".formatted(bytes[in.position()]));
        }
        return text;
    }

    /** Make an error about the character that follows {@code before}. */
    static YamlException errorAtEnd(YamlSource source, String before, String problem) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        String lastLine = before.substring(before.lastIndexOf('\n') + 1);
        return source.error(line, 1 + lastLine.codePointCount(0, lastLine.length()), problem);
    }
}
