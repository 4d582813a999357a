package io.sandcheck.host;

import io.sandcheck.fixture.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apiguardian.api.API;

/**
 * The program of the runner as one file that Python executes, made from the files in {@code fixtures/runner}. It
 * contains all its parts, so it runs even if Python is isolated.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunnerProgram {

    /** Name of the file. */
    public static final String NAME = "runner.pyz";

    private RunnerProgram() {}

    /** Return the content of the file. It is always the same. */
    public static byte[] content() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(content)) {
            for (Path part : parts()) {
                add(String.valueOf(part.getFileName()), Files.readAllBytes(part), archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The runner's program cannot be read", e);
        }
        return content.toByteArray();
    }

    private static List<Path> parts() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.folder("runner"))) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /** The file is not compressed, because Python would need a library to decompress it. */
    private static void add(String name, byte[] bytes, ZipOutputStream archive) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        archive.putNextEntry(entry);
        archive.write(bytes);
        archive.closeEntry();
    }
}
