package io.sandcheck.launcher;

import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * The classes, fixtures and scenario files of a project that is not on the class path. While it is the context class
 * loader of a thread, {@link ScenarioLauncher} also finds the scenarios of the project.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProjectClassLoader extends URLClassLoader {

    private final ProjectParts parts;

    private ProjectClassLoader(ProjectParts parts, ClassLoader parent) {
        super(parts.roots().stream().map(ProjectClassLoader::url).toArray(URL[]::new), parent);
        this.parts = parts;
    }

    /**
     * Add a project's fixtures, and run an action while this thread's context class loader has the project's classes.
     *
     * @param paths directories of compiled classes, jars, scenario files, and folders of scenario files
     * @throws LauncherException if one of them is none of these
     * @throws io.sandcheck.fixture.FixtureException if the fixtures are faulty, or have names that are taken
     */
    public static <T> T within(Collection<Path> paths, Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ProjectParts parts = ProjectParts.of(paths);
        try (ProjectClassLoader project = new ProjectClassLoader(parts, ProjectClassLoader.class.getClassLoader())) {
            Fixtures.addFrom(project);
            thread.setContextClassLoader(project);
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException("Tests %s cannot be read".formatted(paths), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Return the parts of the current thread's project; empty if there is none. */
    static ProjectParts currentParts() {
        return Thread.currentThread().getContextClassLoader() instanceof ProjectClassLoader project
                ? project.parts
                : new ProjectParts(Set.of(), Set.of());
    }

    private static URL url(Path root) {
        try {
            return root.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException("Tests [%s] have no usable address".formatted(root), e);
        }
    }
}
