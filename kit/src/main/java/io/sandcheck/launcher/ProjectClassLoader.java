package io.sandcheck.launcher;

import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The classes of a project that is not on the class path, and its fixtures. While it is the context class loader of a
 * thread, {@link ScenarioLauncher} finds the scenarios of the project there too.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProjectClassLoader extends URLClassLoader {

    private static final String FIXTURES = "sandcheck";
    private static final int DEPTH = 32;

    private final Set<Path> roots;

    private ProjectClassLoader(Set<Path> roots, ClassLoader parent) {
        super(roots.stream().map(ProjectClassLoader::url).toArray(URL[]::new), parent);
        this.roots = roots;
    }

    /**
     * Add a project's fixtures, and do something while this thread's context class loader has the project's classes.
     *
     * @param paths directories of compiled classes, and jars
     * @throws LauncherException if one of them is neither
     * @throws io.sandcheck.fixture.FixtureException if the fixtures are faulty, or have names that are taken
     */
    public static <T> T within(Collection<Path> paths, Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Set<Path> roots =
                paths.stream().map(ProjectClassLoader::root).collect(Collectors.toCollection(LinkedHashSet::new));
        try (ProjectClassLoader project = new ProjectClassLoader(roots, ProjectClassLoader.class.getClassLoader())) {
            Fixtures.addFrom(project);
            thread.setContextClassLoader(project);
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException("Tests %s cannot be read".formatted(paths), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Return where the classes of the current thread's project are; nowhere if it has none. */
    static Set<Path> currentRoots() {
        return Thread.currentThread().getContextClassLoader() instanceof ProjectClassLoader project
                ? project.roots
                : Set.of();
    }

    private static Path root(Path path) {
        Path root = path.toAbsolutePath().normalize();
        if (Files.isRegularFile(root) && root.toString().endsWith(".jar")) {
            return root;
        }
        if (!Files.isDirectory(root)) {
            throw new LauncherException(
                    "Tests [%s]: %s; name a directory of compiled classes, such as [target/test-classes], or a jar"
                            .formatted(path, Files.exists(root) ? "it is neither" : "there is no such file"));
        }
        if (!Files.isDirectory(root.resolve(FIXTURES)) && !hasClasses(root)) {
            throw new LauncherException(
                    "Tests [%s]: there is no class in it, nor a directory [%s]; name that of the compiled classes, such as [target/test-classes]"
                            .formatted(path, FIXTURES));
        }
        return root;
    }

    private static boolean hasClasses(Path directory) {
        try (Stream<Path> files = Files.find(
                directory, DEPTH, (file, attributes) -> file.toString().endsWith(".class"))) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("Tests [%s] cannot be read".formatted(directory), e);
        }
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("Tests [%s] have no usable address".formatted(root), e);
        }
    }
}
