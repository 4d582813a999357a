package io.sandcheck.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Something that reads what others wrote: it takes it, or says in one sentence what is wrong with it. */
public interface FuzzedInput {

    /** Return its name: {@code journal}. */
    String name();

    /** Return inputs that are all right. */
    List<byte[]> samples();

    /** Have an input read. */
    void read(byte[] input) throws Exception;

    /** Reads an input. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input) throws Exception;
    }

    /** Make one of its parts. */
    static FuzzedInput of(String name, List<byte[]> samples, Reader reader) {
        return new FuzzedInput() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public List<byte[]> samples() {
                return samples;
            }

            @Override
            public void read(byte[] input) throws Exception {
                reader.read(input);
            }
        };
    }

    /** Make one that reads files of a name. */
    static FuzzedInput ofFile(String name, List<Path> samples, Path scratch, String fileName, FileReader reader)
            throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (Path sample : samples) {
            contents.add(Files.readAllBytes(sample));
        }
        Path file =
                Files.createDirectories(scratch.resolve(name.replace(' ', '-'))).resolve(fileName);
        return of(name, contents, input -> {
            Files.write(file, input);
            reader.read(file);
        });
    }

    /** Reads a file. */
    @FunctionalInterface
    interface FileReader {
        void read(Path file) throws Exception;
    }
}
