package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Attempt;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.ConversationException;
import io.sandcheck.host.RandomNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Files of a directory that tries must not change. Each try has its own file, so a look from outside shows which try
 * changed one.
 */
final class FileVictims {

    /** All kinds of changes to a file. */
    private static final List<Kind> ALL = List.of(
            Kind.CREATE,
            Kind.OVERWRITE,
            Kind.APPEND,
            Kind.TRUNCATE,
            Kind.DELETE,
            Kind.RENAME,
            Kind.LINK,
            Kind.SYMLINK,
            Kind.WRITE_THROUGH_LINK,
            Kind.WRITE_THROUGH_SYMLINK);

    private static final Map<Doer, List<Kind>> KINDS = Map.of(
            Doer.PYTHON,
            ALL,
            Doer.STATIC,
            ALL,
            Doer.CHILD,
            List.of(Kind.CREATE, Kind.OVERWRITE, Kind.DELETE),
            Doer.SHELL,
            List.of(Kind.CREATE, Kind.OVERWRITE, Kind.APPEND, Kind.DELETE, Kind.RENAME));

    private static final String NO_WORD = "";

    private static final String UNUSUAL = " \u00e9'\n";

    private final Surroundings around;
    private final String directory;
    private final String workspace;
    private final Iterator<String> newNames;
    private final List<Target> targets = new ArrayList<>();
    private @Nullable Victim watcher;

    /**
     * A file, and the try that would change it.
     *
     * @param word that only this try writes; empty if it writes none
     * @param changed tells whether the try had its effect
     */
    private record Target(Try attempt, String path, String word, BooleanSupplier changed) {}

    private FileVictims(Surroundings around, String directory, String workspace, List<String> newNames) {
        this.around = around;
        this.directory = directory;
        this.workspace = workspace;
        this.newNames = newNames.iterator();
    }

    /**
     * Create the files.
     *
     * @param directory in which the policy allows no writing
     * @param workspace in which the policy may allow links
     * @param newNames of the first files to be created; the others get random names
     */
    static FileVictims in(String directory, String workspace, Surroundings around, List<String> newNames) {
        FileVictims victims = new FileVictims(around, directory, workspace, newNames);
        for (Doer doer : Doer.values()) {
            KINDS.getOrDefault(doer, List.of()).forEach(kind -> victims.add(doer, kind));
        }
        victims.watch();
        return victims;
    }

    private void add(Doer doer, Kind kind) {
        String word = RandomNames.token();
        String path = directory + "/" + (kind == Kind.CREATE && newNames.hasNext() ? newNames.next() : newName(doer));
        switch (kind) {
            case CREATE -> add(doer, path, word, () -> has(path, word), Act.of(kind, path, word));
            case OVERWRITE, APPEND -> add(doer, existing(path), word, () -> has(path, word), Act.of(kind, path, word));
            case TRUNCATE ->
                add(
                        doer,
                        existing(path),
                        NO_WORD,
                        () -> around.exists(path) && around.read(path).isEmpty(),
                        Act.of(kind, path));
            case DELETE -> add(doer, existing(path), NO_WORD, () -> !around.exists(path), Act.of(kind, path));
            case RENAME -> add(doer, existing(path), NO_WORD, () -> has(path, word), Act.of(kind, with(word), path));
            case LINK, SYMLINK -> add(doer, path, NO_WORD, () -> has(path, word), Act.of(kind, with(word), path));
            case WRITE_THROUGH_LINK, WRITE_THROUGH_SYMLINK ->
                add(doer, existing(path), word, () -> has(path, word), Act.of(kind, path, elsewhere(), word));
            default -> throw new IllegalArgumentException("Files are not changed by [%s]".formatted(kind));
        }
    }

    /** A sandbox that compares paths may not know all of them, so one program uses names with unusual characters. */
    private static String newName(Doer doer) {
        return doer == Doer.CHILD ? RandomNames.name() + UNUSUAL + RandomNames.name() : RandomNames.name();
    }

    /** Add a try for each program that appends to an existing file. */
    void addFile(String path) {
        for (Doer doer : Doer.values()) {
            String word = RandomNames.token();
            add(doer, path, NO_WORD, () -> has(path, word), Act.of(Kind.APPEND, path, word));
        }
    }

    private void add(Doer doer, String path, String word, BooleanSupplier changed, Act act) {
        if (doer.can(act)) {
            targets.add(new Target(Try.of(doer, act), path, word, changed));
        }
    }

    /** On a slow machine it may not start in time. Then only what stays is seen. */
    private void watch() {
        try {
            watcher = around.programs().watch("watch_files.py", directory);
        } catch (ConversationException e) {
            watcher = null;
        }
    }

    private boolean has(String path, String word) {
        return around.exists(path) && around.read(path).contains(word);
    }

    private String existing(String path) {
        around.put(path, RandomNames.token());
        return path;
    }

    private String with(String word) {
        String path = directory + "/" + RandomNames.name();
        around.put(path, word);
        return path;
    }

    private String elsewhere() {
        return workspace + "/" + RandomNames.name();
    }

    List<Try> tries() {
        return targets.stream().map(Target::attempt).toList();
    }

    /**
     * Note each file that was changed, also if it was put back meanwhile, and each remainder of a file that could not be
     * created.
     */
    void look() {
        List<Target> changed =
                targets.stream().filter(each -> each.changed().getAsBoolean()).toList();
        note(changed, "files in %s were changed");
        List<String> contents = contents();
        note(
                targets.stream()
                        .filter(each -> !each.word().isEmpty() && !changed.contains(each))
                        .filter(each -> contents.stream().anyMatch(content -> content.contains(each.word())))
                        .toList(),
                "files in %s were changed, and put back later");
        boolean left = targets.stream()
                .filter(each -> each.attempt().act().kind() == Kind.CREATE && !changed.contains(each))
                .anyMatch(each -> around.exists(each.path()));
        if (left) {
            around.residue("files in %s without the expected content".formatted(directory));
        }
    }

    private List<String> contents() {
        try {
            return watcher == null ? List.of() : watcher.content();
        } catch (ConversationException e) {
            return List.of();
        }
    }

    private void note(List<Target> changed, String what) {
        Effects.of(changed.stream().map(Target::attempt).toList(), new Attempt(tries()))
                .ifPresent(how -> around.effect(true, what.formatted(directory) + ": " + how));
    }
}
