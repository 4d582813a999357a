package io.sandcheck.campaign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What runs of certain processes left: containers, processes and files that carry their mark. */
record Leftovers(Path surroundings, Set<Long> owners) {

    private static final String MARK = "SANDCHECK_RUN=";

    /** Return what is there once the engine and the kernel have had time to remove it. */
    List<String> after(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> left = now();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(500);
            left = now();
        }
        return left;
    }

    private List<String> now() throws IOException, InterruptedException {
        List<String> left = new ArrayList<>(containers());
        left.addAll(processes());
        left.addAll(files());
        return left;
    }

    private List<String> containers() throws IOException, InterruptedException {
        Process docker = new ProcessBuilder(
                        "docker",
                        "ps",
                        "--all",
                        "--filter",
                        "label=io.sandcheck.owner",
                        "--format",
                        "{{.Label \"io.sandcheck.owner\"}} {{.ID}} {{.Status}}")
                .redirectErrorStream(true)
                .start();
        String listed = new String(docker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        docker.waitFor();
        return listed.lines()
                .filter(this::isTheirs)
                .map(line -> "container " + line)
                .toList();
    }

    private List<String> processes() throws IOException {
        List<String> found = new ArrayList<>();
        for (ProcessHandle each : ProcessHandle.allProcesses().toList()) {
            try {
                String environment = Files.readString(
                        Path.of("/proc", String.valueOf(each.pid()), "environ"), StandardCharsets.ISO_8859_1);
                Stream.of(environment.split("\0", -1))
                        .filter(variable -> variable.startsWith(MARK) && isTheirs(variable.substring(MARK.length())))
                        .forEach(variable -> found.add("process " + each.pid() + " " + variable));
            } catch (IOException e) {
                // It has ended, or is somebody else's.
            }
        }
        return found;
    }

    /** The cache keeps the Pythons; runs have directories beside them. */
    private List<String> files() throws IOException {
        List<String> found = new ArrayList<>();
        for (String place : List.of("tmp", "shm", "cache/sandcheck/runs")) {
            Path directory = surroundings.resolve(place);
            if (Files.isDirectory(directory)) {
                try (Stream<Path> entries = Files.list(directory)) {
                    entries.filter(this::mayBeTheirs).forEach(entry -> found.add("file " + entry));
                }
            }
        }
        return found;
    }

    /** A run that was killed before left what the next one removes; what has no owner is everybody's. */
    private boolean mayBeTheirs(Path entry) {
        String name = entry.toString();
        Path owner = name.endsWith(".owner") ? entry : Path.of(name + ".owner");
        try {
            return !Files.exists(owner) || isTheirs(Files.readString(owner));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isTheirs(String mark) {
        String[] parts = mark.split(":", 3);
        return parts.length == 3 && parts[1].matches("\\d{1,18}") && owners.contains(Long.parseLong(parts[1]));
    }
}
