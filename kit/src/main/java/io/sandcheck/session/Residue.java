package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** New files, mounts and processes on a host, compared with an earlier state. */
final class Residue {

    private static final int MOUNTS_BYTES = 1 << 18;
    private static final String FILE = "file ";

    /** Prefix of a line of /proc/self/mounts, which says what is mounted where. */
    private static final String MOUNT = "mount ";

    /** There may be several mounts on one path, so unmount until it fails. */
    private static final String UNMOUNT = "while umount -l -- \"$0\" 2>/dev/null; do :; done";

    private final Host host;
    private final Set<String> before;

    private Residue(Host host, Set<String> before) {
        this.host = host;
        this.before = before;
    }

    static Residue before(Host host) {
        return new Residue(host, seen(host));
    }

    /**
     * Return what is new, and what the commands left running. Files are removed, and so are mounts if the host's user
     * may do that.
     */
    List<String> takeAfter(List<CommandResult> commands) {
        Set<String> now = seen(host);
        now.removeAll(before);
        unmount(now);
        removeFiles(now);
        List<String> left = new ArrayList<>(now.stream().map(Residue::inWords).toList());
        commands.stream()
                .flatMap(command -> command.leftBehind().stream())
                .distinct()
                .forEach(process -> left.add("process " + process));
        return left;
    }

    private void unmount(Set<String> left) {
        left.stream()
                .filter(each -> each.startsWith(MOUNT))
                .forEach(each -> host.run(Command.of("sh", "-c", UNMOUNT, mountPoint(each))));
    }

    private static String mountPoint(String mount) {
        return mount.split(" ", -1)[2];
    }

    private static String inWords(String each) {
        return each.startsWith(MOUNT) ? MOUNT + mountPoint(each) : each;
    }

    private void removeFiles(Set<String> left) {
        List<String> remove = new ArrayList<>(List.of("rm", "-rf", "--"));
        left.stream()
                .filter(each -> each.startsWith(FILE) && !left.contains(each.substring(0, each.lastIndexOf('/'))))
                .forEach(each -> remove.add(each.substring(FILE.length())));
        host.run(Command.of(remove));
    }

    private static Set<String> seen(Host host) {
        Set<String> seen = files(host);
        seen.addAll(mounts(host));
        return seen;
    }

    /** The kit's own directories are left out, because workspaces come and go in them. */
    private static Set<String> files(Host host) {
        List<String> find = new ArrayList<>(
                List.of("find", "/tmp", "/var/tmp", "/dev/shm", host.layout().home(), "-xdev", "-mindepth", "1"));
        for (String own : List.of(
                host.layout().workspace(),
                host.layout().outside(),
                host.layout().fixtures(),
                host.layout().root() + "/sandboxes")) {
            find.addAll(List.of("-not", "-path", own, "-not", "-path", own + "/*"));
        }
        return host.run(Command.of(find))
                .stdout()
                .text()
                .lines()
                .map(path -> FILE + path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mounts(Host host) {
        try {
            return new String(host.read("/proc/self/mounts", MOUNTS_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> MOUNT + line)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (HostException e) {
            return Set.of();
        }
    }
}
