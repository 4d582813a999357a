package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The directory in which the commands of a session run, as seen from outside of the sandbox. */
final class Workspace {

    private static final int FILE_LIMIT = 1 << 20;

    private final Host host;
    private final String made;
    private String path;
    private @Nullable String elsewhere;
    private final Map<String, String> compared = new LinkedHashMap<>();

    Workspace(Host host, String path) {
        this.host = host;
        this.made = path;
        this.path = path;
    }

    /** Use a directory below it instead, for example through another path. */
    void moveTo(String directory) {
        path = directory;
    }

    /** Run commands in another directory. */
    void startIn(String directory) {
        elsewhere = directory;
    }

    /** Return the directory in which commands run. */
    String directory() {
        return elsewhere == null ? path : elsewhere;
    }

    /** Make one with its own name. */
    static Workspace on(Host host) {
        return new Workspace(host, host.makeDirectory(host.layout().workspace()));
    }

    /** Return its absolute path. */
    String path() {
        return path;
    }

    /** Copy a folder of {@code fixtures/workloads} into it. */
    void copy(String folder) {
        String source = host.layout().fixtures() + "/workloads/" + folder;
        CommandResult result = host.run(Command.of("cp", "-R", source, path));
        if (!result.succeeded()) {
            throw new IllegalStateException("Workload [%s] cannot be copied: %s"
                    .formatted(folder, result.stderr().text().strip()));
        }
    }

    /** Read a file that must be the same outside, if it exists: its kind, permissions, and what it links to, too. */
    void compare(String file) {
        CommandResult found = host.run(Command.of("find", path + "/" + file, "-maxdepth", "0", "-printf", "%M %l"));
        String kind = found.stdout().text().strip().replace(path, "<workspace>");
        if (found.succeeded()) {
            compared.put(file, kind + "\n" + (kind.startsWith("-") ? text(read(file)) : ""));
        }
    }

    private static String text(Optional<byte[]> content) {
        return new String(content.orElse(new byte[0]), ISO_8859_1);
    }

    /** Read the beginning of a file; empty if it does not exist. */
    private Optional<byte[]> read(String file) {
        String absolute = path + "/" + file;
        return host.exists(absolute) ? Optional.of(host.read(absolute, FILE_LIMIT)) : Optional.empty();
    }

    /** Read the beginning of a file as UTF-8; empty if it does not exist. */
    Optional<String> text(String file) {
        return read(file).map(content -> new String(content, UTF_8));
    }

    /** Return the files that must be the same outside: a line about each, and its content with one character for each byte. */
    Map<String, String> compared() {
        return Collections.unmodifiableMap(compared);
    }

    /** Return the names of the files and directories in it. */
    Set<String> names() {
        return names(listing());
    }

    /** Remove everything except for certain names. Return whether exactly these are left. */
    boolean clear(Set<String> except) {
        names().stream().filter(name -> !except.contains(name)).forEach(name -> host.remove(path + "/" + name));
        CommandResult left = listing();
        return left.succeeded() && names(left).equals(except);
    }

    private CommandResult listing() {
        return host.run(Command.of("find", ".", "-mindepth", "1", "-maxdepth", "1", "-print0")
                .withDirectory(path));
    }

    private static Set<String> names(CommandResult listing) {
        return Pattern.compile("\0")
                .splitAsStream(listing.stdout().text())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    void remove() {
        host.remove(made);
    }
}
