package io.sandcheck.jupiter;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.scenario.ScenarioFile;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Finds the files that {@link ScenarioFiles} names. */
record ScenarioFileSearch(Method method, Function<String, Optional<String>> configuration) {

    static final String PARAMETER = "sandcheck.scenario-files";

    List<ScenarioFile> of(ScenarioFiles annotation) {
        Optional<String> configured = configuration.apply(PARAMETER);
        if (annotation.value().length == 0 && configured.isEmpty()) {
            return ScenarioFile.ofProjects();
        }
        Stream<String> names = annotation.value().length > 0
                ? Arrays.stream(annotation.value())
                : configured.stream().flatMap(value -> Arrays.stream(value.split(",")));
        return names.map(String::strip)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> ScenarioFile.in(path(name)).stream())
                .toList();
    }

    private Path path(String name) {
        if (name.equals(ScenarioFiles.OF_KIT)) {
            return Fixtures.folder("scenarios");
        }
        Path path = Path.of(name);
        return Files.exists(path) ? path : onClassPath(name);
    }

    private Path onClassPath(String name) {
        URL found = method.getDeclaringClass().getClassLoader().getResource(name);
        if (found == null || !found.getProtocol().equals("file")) {
            throw new ExtensionConfigurationException(
                    "@ScenarioFiles on %s: [%s] is neither a file or folder below [%s] nor one on the class path"
                            .formatted(method, name, Path.of("").toAbsolutePath()));
        }
        try {
            return Path.of(new URI(found.toString()));
        } catch (URISyntaxException e) {
            throw new ExtensionConfigurationException("@ScenarioFiles on %s: [%s]".formatted(method, found), e);
        }
    }
}
