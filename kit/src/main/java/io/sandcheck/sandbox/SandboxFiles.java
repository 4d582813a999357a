package io.sandcheck.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of a definition's folder that a host needs. */
final class SandboxFiles {

    private static final int MAX_FILES = 1000;

    private SandboxFiles() {}

    /**
     * List them in a stable order, relative to the folder; none if the definition does not use {@code {sandbox}}.
     *
     * @throws SandboxException if there are so many files that the folder cannot belong to this definition only
     */
    static List<Path> of(SandboxDefinition definition) {
        return areNamedBy(definition) ? in(definition.directory()) : List.of();
    }

    private static boolean areNamedBy(SandboxDefinition definition) {
        Stream<String> launches = definition.policies().values().stream()
                .flatMap(ByVersion::values)
                .flatMap(launch -> Stream.concat(launch.argv().stream(), launch.environment().values().stream()));
        return Stream.of(definition.environment().values().stream(), definition.session().adapter().stream(), launches)
                .flatMap(Function.identity())
                .anyMatch(Placeholder.SANDBOX::isIn);
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(SandboxFiles::isForTheHost)
                    .limit(MAX_FILES + 1L)
                    .sorted()
                    .toList();
            if (found.size() > MAX_FILES) {
                throw new SandboxException("Folder [%s] has more than %d files, all of which [{sandbox}] stands for;"
                                .formatted(folder, MAX_FILES)
                        + " put the definition in a separate folder");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForTheHost(Path relative) {
        String name = String.valueOf(relative.getFileName());
        return !name.endsWith(".yaml")
                && !name.equals("Dockerfile")
                && !name.equals("README.md")
                && StreamSupport.stream(relative.spliterator(), false)
                        .noneMatch(part -> part.toString().startsWith("."));
    }
}
