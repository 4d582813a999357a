package io.sandcheck.launcher;

import io.sandcheck.scenario.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The parts of a project that a user names.
 *
 * @param roots directories of compiled classes, or of fixtures, and jars
 * @param scenarios scenario files, and folders of them
 */
record ProjectParts(Set<Path> roots, Set<Path> scenarios) {

    private static final String FIXTURES = "sandcheck";
    private static final String CLASS = ".class";
    private static final String SCENARIO = ".yaml";
    private static final int DEPTH = 32;

    /** @throws LauncherException if one of the paths is neither */
    static ProjectParts of(Collection<Path> paths) {
        Set<Path> roots = new LinkedHashSet<>();
        Set<Path> scenarios = new LinkedHashSet<>();
        for (Path path : paths) {
            Path place = path.toAbsolutePath().normalize();
            if (isRoot(place)) {
                roots.add(place);
            } else if (isScenario(place)) {
                scenarios.add(path);
            } else {
                throw new LauncherException(
                        "Tests [%s]: %s; name a directory of compiled classes, such as [target/test-classes], a jar, or a scenario file or a folder of them, such as [commit.yaml]"
                                .formatted(path, problem(place)));
            }
        }
        return new ProjectParts(roots, scenarios);
    }

    private static boolean isRoot(Path place) {
        return Files.isDirectory(place)
                ? Files.isDirectory(place.resolve(FIXTURES)) || has(CLASS, place)
                : Files.isRegularFile(place) && place.toString().endsWith(".jar");
    }

    private static boolean isScenario(Path place) {
        return Files.isDirectory(place)
                ? has(SCENARIO, place)
                : Files.isRegularFile(place) && place.toString().endsWith(SCENARIO);
    }

    private static String problem(Path place) {
        if (Files.isDirectory(place)) {
            return "there is no class in it, no directory [%s], and no file [*%s]".formatted(FIXTURES, SCENARIO);
        }
        return Files.exists(place) ? "it has nothing that can be run" : "there is no such file";
    }

    private static boolean has(String ending, Path directory) {
        try (Stream<Path> files = Files.find(
                directory, DEPTH, (file, attributes) -> file.toString().endsWith(ending))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            throw new LauncherException(
                    "Tests [%s] cannot be searched: %s; correct its permissions, or name another directory"
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    /** @throws io.sandcheck.yaml.YamlException if a file is not a scenario */
    List<ScenarioFile> readScenarios() {
        return scenarios.stream()
                .flatMap(place -> ScenarioFile.in(place).stream())
                .toList();
    }
}
