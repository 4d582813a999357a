package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files outside that a sandbox leaves open for the command that it runs, although the policy does not allow the command
 * to open them.
 */
final class InheritedDescriptors {

    private static final List<String> TEMPORARY = List.of("/tmp/", "/var/tmp/", "/dev/", "/proc/");

    private final HostLayout layout;
    private final String workspace;
    private final String word = RandomNames.token();

    private record Answer(@Nullable List<String> inherited) {}

    InheritedDescriptors(HostLayout layout, String workspace) {
        this.layout = layout;
        this.workspace = workspace;
    }

    Try attempt() {
        return Try.of(Doer.PYTHON, Act.of(Kind.WRITE_INHERITED, word));
    }

    /** For each path that the program says it has written to through a descriptor, check whether it has. */
    void look(CommandResult result, Surroundings around) {
        result.stdout()
                .text()
                .lines()
                .flatMap(InheritedDescriptors::inherited)
                .filter(this::isOutside)
                .filter(path -> around.exists(path + "/" + word) || isWritten(path, around))
                .forEach(
                        path -> around.effect(true, "the sandbox left %s open, and it was written to".formatted(path)));
    }

    /** Tell whether the program says that it has written through any descriptor. */
    static boolean wereWritten(CommandResult result) {
        return result.stdout()
                .text()
                .lines()
                .flatMap(InheritedDescriptors::inherited)
                .findAny()
                .isPresent();
    }

    private static Stream<String> inherited(String line) {
        try {
            List<String> paths = Json.read(line, Answer.class, "act").inherited();
            return paths == null ? Stream.empty() : paths.stream();
        } catch (JsonException e) {
            return Stream.empty();
        }
    }

    private boolean isOutside(String path) {
        return isBelow(layout.home(), path)
                || isBelow(layout.outside(), path)
                || (path.startsWith("/")
                        && !isBelow(workspace, path)
                        && TEMPORARY.stream().noneMatch(path::startsWith));
    }

    private static boolean isBelow(String directory, String path) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }

    private boolean isWritten(String path, Surroundings around) {
        return around.exists(path)
                && !around.exists(path + "/.") // a directory
                && around.read(path).contains(word);
    }
}
