package io.sandcheck.host.container;

import io.sandcheck.fixture.CacheDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A tar archive on disk, for the context of a build or to copy into a container. Its file has no name while it is
 * written, so it disappears with the process, however that ends.
 */
final class ContextArchive implements AutoCloseable {

    private static final int DIRECTORY = 0040755;
    private static final int EXECUTABLE = 0100755;
    private static final int PLAIN = 0100644;

    private final FileChannel file;
    private final TarArchiveOutputStream tar;

    ContextArchive() throws IOException {
        file = namelessFile();
        tar = new TarArchiveOutputStream(Channels.newOutputStream(file), "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    static FileChannel namelessFile() throws IOException {
        Files.createDirectories(CacheDirectory.path());
        Path path = Files.createTempFile(CacheDirectory.path(), "archive-", ".tar");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return channel;
    }

    /** Add a file, or a directory with its content. */
    void addTree(String name, Path source) throws IOException {
        for (Path path : filesBelow(source)) {
            String relative = source.relativize(path).toString();
            addFile(relative.isEmpty() ? name : name + "/" + relative, path);
        }
    }

    /** Return the files of a directory in an order that does not depend on the machine; for a file, only that file. */
    static List<Path> filesBelow(Path source) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Add files by absolute path, and their directories, which only root can write. */
    void addWithDirectories(Map<String, byte[]> files) throws IOException {
        SortedSet<Path> directories = new TreeSet<>();
        for (String file : files.keySet()) {
            Path path = Path.of(file);
            for (int depth = 2; depth < path.getNameCount(); depth++) {
                directories.add(path.subpath(0, depth));
            }
        }
        for (Path directory : directories) {
            // In an archive, names of directories end with a slash.
            TarArchiveEntry entry = new TarArchiveEntry(directory + "/");
            entry.setMode(DIRECTORY);
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            add(file.getKey().substring(1), file.getValue());
        }
    }

    void addFile(String name, Path source) throws IOException {
        try (InputStream content = Files.newInputStream(source)) {
            add(name, content, Files.size(source), isExecutable(source));
        }
    }

    void add(String name, byte[] content) throws IOException {
        add(name, content, false);
    }

    void add(String name, byte[] content, boolean executable) throws IOException {
        add(name, new ByteArrayInputStream(content), content.length, executable);
    }

    void add(String name, InputStream content, long size, boolean executable) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(executable ? EXECUTABLE : PLAIN);
        // The builder's cache depends on the content, and so should the image.
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        tar.putArchiveEntry(entry);
        content.transferTo(tar);
        tar.closeArchiveEntry();
    }

    /** Files in a jar have no permissions, so a script is recognised by its first line. */
    private static boolean isExecutable(Path source) throws IOException {
        if (source.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.getPosixFilePermissions(source).contains(PosixFilePermission.OWNER_EXECUTE);
        }
        try (InputStream content = Files.newInputStream(source)) {
            return Arrays.equals(content.readNBytes(2), new byte[] {'#', '!'});
        }
    }

    /** Complete the archive and return it from its beginning. Read it before this is closed. */
    InputStream read() throws IOException {
        tar.finish();
        file.position(0);
        return Channels.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
