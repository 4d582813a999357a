package io.sandcheck.report.compare;

import io.sandcheck.report.RunFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.apiguardian.api.API;

/**
 * One of the runs that are compared.
 *
 * @param name short name: that of its directory; if two have the same name, the whole path
 * @param directory of its report
 * @param file what ran there, and where
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparedRun(String name, Path directory, RunFile file) {

    static List<ComparedRun> of(List<Path> directories) {
        List<String> names = directories.stream().map(ComparedRun::lastName).toList();
        boolean different = new HashSet<>(names).size() == names.size();
        return directories.stream()
                .map(directory -> new ComparedRun(
                        different ? lastName(directory) : directory.toString(), directory, RunFile.read(directory)))
                .toList();
    }

    private static String lastName(Path directory) {
        return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }
}
